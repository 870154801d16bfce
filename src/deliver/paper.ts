import type { ClaimSource } from "../report/claims/claim-marks";
import type { SourcedText } from "./sourced-text";

/** A table of a paper: texts with their numbers. */
export interface PaperTable {
  readonly caption: string;
  readonly columns: readonly {
    readonly name: string;
    readonly align: "left" | "right";
    /** Part of the table's width, 0 to 1; default by what is in it. */
    readonly width?: number;
    /** For the reader to write in. */
    readonly fill?: true;
  }[];
  readonly rows: readonly (readonly SourcedText[])[];
  /** The cell whose table it is, or whose data; null for a form without numbers. */
  readonly source: ClaimSource | null;
  /** Bars next to the rows, where they can be drawn: of each row its parts, as shares of the longest bar. */
  readonly bars?: { readonly legend: readonly string[]; readonly rows: readonly (readonly number[])[] };
}

/** What a section is made of. */
export type PaperBlock =
  | { readonly kind: "text"; readonly text: SourcedText }
  | { readonly kind: "list"; readonly items: readonly SourcedText[] }
  | { readonly kind: "table"; readonly table: PaperTable }
  | {
      readonly kind: "figure";
      readonly title: string;
      readonly alt: string;
      /** Base64. */
      readonly png: string;
      readonly source: ClaimSource;
    };

/** A part of a paper under one heading. */
export interface PaperSection {
  readonly id: string;
  readonly title: string;
  /** 1 for a chapter, 2 for a part of it; default 1. */
  readonly level?: 1 | 2;
  /** On a wide page two halves lie next to each other. */
  readonly width: "half" | "whole";
  readonly blocks: readonly PaperBlock[];
}

/** A short document about a study: what is in it comes from executed notebooks, or from the data by code. */
export interface Paper {
  /** For whom or about whom it is, in a few words. */
  readonly topic: string;
  readonly title: string;
  readonly sections: readonly PaperSection[];
}
