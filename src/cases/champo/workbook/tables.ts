import type { PurchaseTable } from "../../../models/recommender/suggest-products";
import type { ColumnFill } from "../../../tables/table-schema";

/** A unit of measure of the raw sheet's `UnitName`. */
export type Unit = "Ft" | "Mtr" | "PC" | "WT" | "INCH";

/** One line of `Raw Data-Order and Sample`: a product ordered or sampled by a customer. */
export interface SalesLine {
  /** The line's row in its sheet, counted from 1 as in a spreadsheet. */
  readonly row: number;
  readonly kind: "order" | "sample";
  readonly pricing: "area" | "piece";
  readonly customer: string;
  readonly country: string;
  /** Text and numbers mixed in the source; `null` where the cell is empty. */
  readonly orderNumber: string | null;
  /** UTC midnight of the order's day. */
  readonly date: Date;
  readonly unit: Unit;
  /** Pieces. */
  readonly quantity: number;
  /** Area of one piece in the unit of `unit`: ft2 for Ft, m2 for Mtr, PC and WT, in2 for INCH. */
  readonly pieceAreaInUnit: number;
  /** Money, in the workbook's currency; 0 for nearly all samples. */
  readonly amount: number;
  /** Product type; `-` where unknown. */
  readonly item: string;
  readonly quality: string;
  readonly design: string;
  readonly colour: string;
  readonly shape: string;
  /** Area of one piece in ft2, whatever the unit. */
  readonly pieceAreaFt2: number;
}

/** One line of `Data Order ONLY`. */
export interface OrderLine extends Omit<SalesLine, "kind" | "pricing" | "orderNumber" | "date" | "unit"> {
  readonly pieceAreaM2: number;
}

/** One line of `Data on Sample ONLY`: a sample sent, and whether an order followed. */
export interface SampleLine {
  readonly row: number;
  readonly customer: string;
  readonly country: string;
  readonly quantity: number;
  readonly item: string;
  readonly shape: string;
  readonly pieceAreaFt2: number;
  readonly converted: boolean;
}

/** One row of `Data for Clustering`: a customer, as the workbook sums it up. */
export interface CustomerSheetRow {
  readonly row: number;
  readonly customer: string;
  /** Pieces ordered. */
  readonly quantity: number;
  /** As reported: adds ft2 to m2 and ignores quantity (the unit trap). Not an area. */
  readonly reportedTotalArea: number;
  /** Money ordered. */
  readonly amount: number;
  /** Pieces per product type, keyed by the sheet's header; leaves out TABLE TUFTED. */
  readonly products: Readonly<Record<string, number>>;
}

/** `Data for Recommendation`, left table: customers x attributes of what they bought. */
export type RecommendationTable = PurchaseTable;

/** One order of `Data - Association Rules A-11`: the colours bought together. */
export interface Basket {
  readonly order: string;
  readonly items: readonly string[];
}

/** A workbook in the Champo format, read and checked. */
export interface Workbook {
  readonly source: WorkbookSource;
  readonly sales: readonly SalesLine[];
  readonly orders: readonly OrderLine[];
  readonly samples: readonly SampleLine[];
  readonly customers: readonly CustomerSheetRow[];
  readonly recommendation: RecommendationTable;
  readonly baskets: readonly Basket[];
  /** How many cells of each known column are empty, sheet after sheet; for the data audit. */
  readonly emptyCells: readonly ColumnFill[];
}

/** The file that a study reads. */
export interface WorkbookSource {
  readonly fileName: string;
  readonly bytes: number;
  /** SHA-256 of the file, in hexadecimal. */
  readonly fingerprint: string;
  /** True where the file says of itself that it is synthetic. */
  readonly synthetic: boolean;
}
