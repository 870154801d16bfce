import type { FigurePayload } from "./figure-payload";
import type { Html } from "../pages/html";
import type { Heading } from "./markdown";
import type { NotesMarkup } from "../notes/notes-markup";

/** A figure of a chapter, with the id of the element it is drawn in. */
export interface ChapterFigure extends FigurePayload {
  readonly id: string;
  readonly title: string;
}

/** A notebook as a chapter of the report: what its page and its card on the first page are made of. */
export interface Chapter {
  /** The notebook's name: `03-k-means`. */
  readonly name: string;
  /** The page's file: `03-k-means.html`. */
  readonly file: string;
  /** From the name; none where it does not begin with one. */
  readonly number: number | undefined;
  /** The H1: the question the chapter answers. */
  readonly title: { readonly content: Html; readonly text: string };
  /** The name in words: `choosing a segmentation`. */
  readonly topic: string;
  readonly headings: readonly Heading[];
  readonly body: Html;
  /** The terms and publications it mentions, for its end. */
  readonly notes: NotesMarkup;
  readonly figures: readonly ChapterFigure[];
  readonly hasCode: boolean;
  /** How many figures and tables are folded, as checks. */
  readonly checks: number;
  /** The first figure as a picture, where one was taken. */
  readonly preview: { readonly png: string; readonly alt: string } | undefined;
}
