import type { RawCell } from "../../tables/raw-table";
import type { ColumnKind } from "./typed-column";

/** What a column's cells were read as, before it is decided what becomes of it. */
export interface ColumnReading {
  readonly kind: Exclude<ColumnKind, "nearly empty" | "constant">;
  readonly unit: string;
  /** One per row; null where missing. */
  readonly texts: readonly (string | null)[];
  readonly numbers: readonly (number | null)[] | null;
  /** Rows without a value, and how many different texts the others have. */
  readonly missing: number;
  readonly distinct: number;
  /** Rows whose cell did not fit the kind and counts as missing. */
  readonly stray: readonly number[];
  /** Units next to the values, where there is more than one; "" is none. */
  readonly mixedUnits: readonly string[];
  /** What was assumed, where the cells allow two readings; null where they do not. */
  readonly assumed: string | null;
}

/** The different cells of a column as they are read: null where missing, and how many rows have each. */
export interface Values {
  readonly known: readonly RawCell[];
  readonly counts: Uint32Array;
  readonly texts: readonly (string | null)[];
}

/** What the different cells of a column were read as. */
export type ValuesReading = Omit<ColumnReading, "stray" | "missing" | "distinct"> & {
  /** Which of the cells did not fit the kind. */
  readonly stray: readonly boolean[];
};
