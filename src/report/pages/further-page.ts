import type { ReportContext } from "../report-context";
import type { Packed } from "./page-assets";

/** A page of the report that is no notebook: made by its owner of what all pages share. */
export interface FurtherPage {
  /** Name of its file, with extension. */
  readonly file: string;
  /** Makes the page's whole text, by `page`. */
  readonly make: (shared: SharedAssets) => string | Promise<string>;
}

/** What the pages of a report share. */
export interface SharedAssets {
  readonly context: ReportContext;
  /** The rules of the typefaces, with the fonts in them. */
  readonly fonts: string;
  /** The half of Plotly that draws SVG: as it will run, and packed as it is in a page. */
  readonly vectorPlotly: Packed;
  /** A digest of the library; what is made of it alone may be taken from an earlier report. */
  readonly library?: string;
}

/** A pointer at the end of a chapter to a page where the reader can go on. */
export interface Invitation {
  readonly title: string;
  readonly text: string;
  /** Words of the link. */
  readonly action: string;
  /** A file of the report, with a fragment perhaps. */
  readonly href: string;
}
