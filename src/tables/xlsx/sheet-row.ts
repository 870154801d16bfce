import type { FoundCell } from "../raw-table";

/** A cell with its column, counted from 1. */
export interface PlacedCell {
  readonly place: number;
  readonly value: FoundCell;
}

/** A row of a sheet. */
export interface SheetRow {
  /** As a spreadsheet counts it, from 1. */
  readonly number: number;
  /** The cells that hold something, in the order of the file. */
  readonly cells: readonly PlacedCell[];
}

/** Cells that are shown as one: the first holds the value of all. Rows and columns are counted from 1. */
export interface MergedCells {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}
