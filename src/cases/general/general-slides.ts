import type { NotebookShelf } from "../../deliver/notebook-shelf";
import type { Paper, PaperSection } from "../../deliver/paper";
import { slide } from "../../deliver/slide";
import { segmentsSlide, verdictSlide } from "../study-slides";

const DATA = "01-the-data";
const TOOLS = "09-other-ml-tools";

/** The study of any customers on up to ten slides, the title with them. What a run did not make has no slide. */
export function generalSlides(director: Paper, shelf: NotebookShelf): readonly PaperSection[] {
  const sectionOf = (id: string): PaperSection | undefined =>
    director.sections.find((section) => section.id === id);
  return [
    slide("customers", "Which customers are compared?", shelf.answers(DATA)),
    sectionOf("money"),
    slide("few", "How much depends on how few?", [
      ...shelf.sayings(DATA, "worth"),
      shelf.figure(DATA, "worth"),
    ]),
    sectionOf("silent"),
    verdictSlide(shelf),
    segmentsSlide(shelf),
    slide("outcome", "What else can be foreseen?", shelf.answers(TOOLS)),
    sectionOf("do"),
    sectionOf("unknown"),
  ].filter((each) => each !== undefined);
}
