import { COMPETITORS } from "../../segments/choose/choose-segmentation";
import { USUAL_OTHERS } from "../../segments/choose/other-divisions";
import type { ColumnRole, ColumnType } from "../../customers/column";
import type { LinesPlace } from "../../lines/engines/lines-place";
import type { LineColumns } from "../../lines/lines-of-table";

/** What a column of a study's data is taken for. */
export interface ColumnDescription {
  readonly type: ColumnType;
  readonly role: ColumnRole;
  /** A currency, `pieces`, `years`; left out for none. */
  readonly unit?: string;
  /** The words of an ordinal, from the lowest to the highest. */
  readonly order?: readonly string[];
  /** Cells that mean "not known", such as `-999`. */
  readonly missing?: readonly string[];
}

/** What a description says of a column: a unit, an order and words for "not known" only where there are any. */
export function columnDescription(column: {
  readonly type: ColumnType;
  readonly role: ColumnRole;
  readonly unit?: string;
  readonly order?: readonly string[] | null;
  readonly missing?: readonly string[];
}): ColumnDescription {
  const { type, role, unit = "", order = null, missing = [] } = column;
  return {
    type,
    role,
    ...(unit === "" ? {} : { unit }),
    ...(order === null ? {} : { order }),
    ...(missing.length === 0 ? {} : { missing }),
  };
}

/** What `study.yaml` says: which data a study has, what is understood of them, and what is asked. */
export interface StudyDescription {
  readonly title: string;
  /** Tables with one row per customer, from the folder of `study.yaml`. */
  readonly customers: readonly string[];
  /** Tables of sales lines, from there too. */
  readonly lines: readonly string[];
  /** Sales lines that stay where they are, in an engine that sums them; null where there are none. */
  readonly linesPlace: LinesPlace | null;
  /** The day on which the customers are looked at, as `2020-02-14`; null for the latest day in the data. */
  readonly asOf: string | null;
  /** What money is counted in; null where that is not known. */
  readonly currency: string | null;
  /** The column that says what a customer is worth; null for none. */
  readonly value: string | null;
  /** By the header of the table of customers. */
  readonly columns: Readonly<Record<string, ColumnDescription>>;
  /** Expressions that make further columns of customers, by the name of the column. */
  readonly derived: Readonly<Record<string, string>>;
  /** Which column of the sales lines holds what; empty without lines. */
  readonly lineColumns: Partial<LineColumns>;
  /** The largest number of segments that is tried. */
  readonly mostSegments: number;
  /** The methods that compete for the segmentation, by their names in `COMPETING_METHODS`. */
  readonly methods: readonly string[];
  /** Methods that divide the customers as well, to be compared with the chosen segmentation, by their names in `OTHER_METHODS`. */
  readonly also: readonly string[];
  /** The fewest and the most customers of a segment that can be served: the chosen segments keep this; null for no limit. */
  readonly smallest: number | null;
  readonly largest: number | null;
  /** Lists of customers that must share a segment, and of customers of which no two may: the chosen segments keep this. */
  readonly together: readonly (readonly string[])[];
  readonly apart: readonly (readonly string[])[];
  /** The seed of everything random. */
  readonly seed: number;
  /** The file that holds the key of pseudonyms, from the folder of `study.yaml`; null where customers keep their names. */
  readonly pseudonyms: string | null;
  /** The user's own names of segments, by their number; the others are named by their profiles. */
  readonly names: Readonly<Record<string, string>>;
  /** What the user offers to segments, by their number, in place of what a rule proposes. */
  readonly offers: Readonly<Record<string, string>>;
}

/** The name of the file in a study's folder. */
export const STUDY_FILE = "study.yaml";

/** What a description says that leaves everything out. */
export const DEFAULT_DESCRIPTION: StudyDescription = Object.freeze({
  title: "A study of customers",
  customers: Object.freeze([]),
  lines: Object.freeze([]),
  linesPlace: null,
  asOf: null,
  currency: null,
  value: null,
  columns: Object.freeze({}),
  derived: Object.freeze({}),
  lineColumns: Object.freeze({}),
  mostSegments: 8,
  methods: COMPETITORS,
  also: USUAL_OTHERS,
  smallest: null,
  largest: null,
  together: Object.freeze([]),
  apart: Object.freeze([]),
  seed: 7,
  pseudonyms: null,
  names: Object.freeze({}),
  offers: Object.freeze({}),
});
