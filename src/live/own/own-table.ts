import type { MissingRule } from "../../customers/recipe/feature-recipe";
import type { ColumnKind, ColumnOverride, ColumnUse } from "../../customers/typing/typed-column";
import type { LiveData } from "../live-data";
import type { SummedColumn, Summing } from "../../lines/sum-per-customer";
import type { LiveState } from "../live-state";

/** What the reader gave, and how it is to be read. */
export interface OwnTable {
  /** A file's name, or what else it is called. */
  readonly name: string;
  /** Bytes of a file, or pasted text. */
  readonly content: Uint8Array | string;
  /** Of a workbook; null for the first with any cells. */
  readonly sheet: string | null;
  /** The reader's word on columns, by name. */
  readonly columns: Readonly<Record<string, ColumnOverride>>;
  /** The column that says what a customer is worth; null for none, undefined to look for one. */
  readonly money?: string | null | undefined;
  readonly missing: MissingRule;
  /** Sum sales lines up to customers first. */
  readonly sum: boolean;
  /** The reader's word on how columns of lines are summed up, by name. */
  readonly summing: Readonly<Record<string, Summing>>;
  /** Settings of the study, taken over where they fit. */
  readonly like: LiveState;
}

/** A column as the reader sees it. */
export interface OwnColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly unit: string;
  readonly use: ColumnUse;
  readonly reason: string;
  readonly missing: number;
  readonly different: number;
  readonly examples: readonly string[];
  /** Whether it may say what a customer is worth: numbers, none missing, none below 0. */
  readonly canBeMoney: boolean;
}

/** What came of reading. */
export interface OwnReading {
  /** `case`: a workbook in the format of the study's own, with nothing to decide. */
  readonly format: "case" | "table";
  /** The same report as on the command line. */
  readonly report: string;
  readonly problemCount: number;
  readonly warningCount: number;
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly rows: number;
  readonly columns: readonly OwnColumn[];
  /** The column taken as money; null for none. */
  readonly money: string | null;
  /** The column by which sales lines could be, or were, summed up. */
  readonly sumBy: string | null;
  /** How each column was summed up; null where nothing was. */
  readonly summed: readonly SummedColumn[] | null;
  /** Why so many segments are shown first, in a sentence; null where nothing was proposed. */
  readonly proposal: string | null;
  readonly missing: MissingRule;
  /** Rows left out for missing values. */
  readonly leftOut: number;
  /** null where there is any problem. */
  readonly data: LiveData | null;
}
