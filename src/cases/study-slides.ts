import type { NotebookShelf } from "../deliver/notebook-shelf";
import type { PaperSection } from "../deliver/paper";
import { slide } from "../deliver/slide";

const CHOICE = "07-choosing-a-segmentation";
const PROFILES = "08-segment-profiles";

/** Whether the data support segments: a slide of every study. */
export function verdictSlide(shelf: NotebookShelf): PaperSection | undefined {
  return slide("verdict", "Do the data support segments?", [
    shelf.named(CHOICE, "oneColumn"),
    shelf.named(CHOICE, "segmentCount"),
    shelf.named(CHOICE, "chosenMethod"),
    shelf.named(CHOICE, "weakestJaccard"),
  ]);
}

/** Who the segments are: a slide of every study. */
export function segmentsSlide(shelf: NotebookShelf): PaperSection | undefined {
  return slide("segments", "Who the segments are", [
    ...shelf.sayings(PROFILES, "at-a-glance"),
    shelf.figure(PROFILES, "map"),
  ]);
}
