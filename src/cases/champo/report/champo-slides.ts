import type { NotebookShelf } from "../../../deliver/notebook-shelf";
import type { Paper, PaperSection } from "../../../deliver/paper";
import { slide } from "../../../deliver/slide";
import { segmentsSlide, verdictSlide } from "../../study-slides";

const SALES = "01-sales-eda";
const ADVICE = "10-recommendations";

/**
 * The study on ten slides, the title with them: what the notebooks say under names and cells, and the sections of the page for the
 * managing director. What a run did not make has no slide.
 */
export function champoSlides(director: Paper, shelf: NotebookShelf): readonly PaperSection[] {
  const sectionOf = (id: string): PaperSection | undefined =>
    director.sections.find((section) => section.id === id);
  return [
    sectionOf("money"),
    slide("few", "How much depends on how few?", [
      shelf.named(SALES, "topFiveShare"),
      shelf.named(SALES, "presentTopShare"),
      shelf.figure(SALES, "pareto"),
    ]),
    sectionOf("silent"),
    verdictSlide(shelf),
    segmentsSlide(shelf),
    sectionOf("samples"),
    slide("gain", "What the plan of samples brings, and what it assumes", [
      ...shelf.sayings(ADVICE, "allocation-gain"),
      ...shelf.sayings(ADVICE, "what-if"),
      shelf.figure(ADVICE, "what-if"),
    ]),
    sectionOf("do"),
    sectionOf("unknown"),
  ].filter((each) => each !== undefined);
}
