import type { ColumnSchema, TableSchema } from "../../../tables/table-schema";
import type { Unit } from "./tables";

/** The units of measure that `UnitName` may hold. */
const UNITS: readonly Unit[] = ["Ft", "Mtr", "PC", "WT", "INCH"];

/** The notice sheet: text and a drawing, no table. A workbook without it is read all the same. */
export const NOTICE_SHEET = "Copyright @ IIMB";

/** A cell that begins so, on any sheet without a table, declares the workbook synthetic. */
export const SYNTHETIC_MARK = "SYNTHETIC DATA";

const label = (header: string, unit: string): ColumnSchema => ({
  header,
  type: "label",
  unit,
  empty: "problem",
});
const number = (header: string, unit: string): ColumnSchema => ({
  header,
  type: "number",
  unit,
  empty: "problem",
});
const zeroWhenEmpty = (header: string, unit: string): ColumnSchema => ({
  header,
  type: "number",
  unit,
  empty: "zero",
});
const choice = (header: string, unit: string, choices: readonly string[]): ColumnSchema => ({
  header,
  type: "choice",
  unit,
  empty: "problem",
  choices,
});
const dummy = (header: string): ColumnSchema => ({ header, type: "flag", unit: "0 or 1", empty: "null" });

const CUSTOMER = label("CustomerCode", "customer code");
const COUNTRY = label("CountryName", "country");
const QUANTITY = number("QtyRequired", "pieces");
const PIECE_AREA = number("TotalArea", "area of one piece, in the unit of UnitName");
const AMOUNT = number("Amount", "money, in the workbook's currency");
const ITEM = label("ITEM_NAME", "product type");
const QUALITY = label("QualityName", "quality");
const DESIGN = label("DesignName", "design");
const COLOUR = label("ColorName", "colour");
const SHAPE = label("ShapeName", "shape");
const AREA_FT2 = number("AreaFt", "area of one piece, ft2");

/** `Raw Data-Order and Sample`: every order and sample line. */
export const SALES_SHEET: TableSchema = {
  name: "Raw Data-Order and Sample",
  holds: "order and sample lines",
  columns: [
    choice("OrderType", "how the line is priced", ["Area Wise", "Pc Wise"]),
    choice("OrderCategory", "order or sample", ["Order", "Sample"]),
    CUSTOMER,
    COUNTRY,
    { header: "CustomerOrderNo", type: "label", unit: "order number", empty: "null" },
    { header: "Custorderdate", type: "date", unit: "day", empty: "problem" },
    choice("UnitName", "unit of measure", UNITS),
    QUANTITY,
    PIECE_AREA,
    AMOUNT,
    ITEM,
    QUALITY,
    DESIGN,
    COLOUR,
    SHAPE,
    AREA_FT2,
  ],
};

/** `Data Order ONLY`: the order lines again. */
export const ORDERS_SHEET: TableSchema = {
  name: "Data Order ONLY",
  holds: "order lines",
  columns: [
    CUSTOMER,
    COUNTRY,
    QUANTITY,
    PIECE_AREA,
    AMOUNT,
    ITEM,
    QUALITY,
    DESIGN,
    COLOUR,
    SHAPE,
    AREA_FT2,
    number("AreaMtr", "area of one piece, m2 (0.09 x AreaFt)"),
  ],
};

/** Countries that have a 0/1 column of their own on the sample sheet. */
export const COUNTRY_DUMMIES = ["USA", "UK", "Italy", "Belgium", "Romania", "Australia", "India"] as const;
/** Product types that have a 0/1 column of their own on the sample sheet; the last is all other types. */
export const ITEM_DUMMIES = [
  "Hand Tufted",
  "Durry",
  "Double Back",
  "Hand Woven",
  "Knotted",
  "Jacquard",
  "Handloom",
  "Other",
] as const;
/** Shapes that have a 0/1 column of their own on the sample sheet. */
export const SHAPE_DUMMIES = ["REC", "Round", "Square"] as const;

/** `Data on Sample ONLY`: the samples sent, and whether an order followed. */
export const SAMPLES_SHEET: TableSchema = {
  name: "Data on Sample ONLY",
  holds: "sample lines",
  mayBeEmpty: true,
  columns: [
    CUSTOMER,
    COUNTRY,
    ...COUNTRY_DUMMIES.map(dummy),
    QUANTITY,
    ITEM,
    ...ITEM_DUMMIES.map(dummy),
    SHAPE,
    ...SHAPE_DUMMIES.map(dummy),
    AREA_FT2,
    { header: "Order Conversion", type: "flag", unit: "1 if an order followed", empty: "problem" },
  ],
};

/** The attributes of the recommendation sheet's left table, in order. `NAVY` is a copy of `Navy`. */
export const RECOMMENDATION_ATTRIBUTES = [
  "Hand Tufted",
  "Double Wowen",
  "Durry",
  "Double Back",
  "Knotted",
  "Jacquared",
  "Handloom",
  "Other",
  "Rectangle",
  "Square",
  "Round",
  "Purple",
  "Gray",
  "Navy",
  "PINK",
  "BLUE",
  "BLUSH PINK",
  "NEUTRAL",
  "TAN",
  "NAVY",
] as const;

/** `Data for Recommendation`, left table. The same table, transposed, is to its right and is not read. */
export const RECOMMENDATION_SHEET: TableSchema = {
  name: "Data for Recommendation",
  holds: "customers by attributes of what they bought",
  besideAnother: true,
  columns: [
    label("Customer ", "customer code"),
    ...RECOMMENDATION_ATTRIBUTES.map((header) => zeroWhenEmpty(header, "how much of it was bought")),
  ],
};

/** The product columns of the customer sheet, each with the sales lines' product type. */
export const CUSTOMER_PRODUCTS: readonly { readonly header: string; readonly item: string }[] = [
  { header: "DURRY", item: "DURRY" },
  { header: "HANDLOOM", item: "HANDLOOM" },
  { header: "DOUBLE BACK", item: "DOUBLE BACK" },
  { header: "JACQUARD", item: "JACQUARD" },
  { header: "HAND TUFTED", item: "HAND TUFTED" },
  { header: "HAND WOVEN", item: "HANDWOVEN" },
  { header: "KNOTTED", item: "KNOTTED" },
  { header: "GUN TUFTED", item: "GUN TUFTED" },
  { header: "Powerloom Jacquard", item: "POWER LOOM JACQUARD" },
  { header: "INDO TEBETAN", item: "INDO-TIBBETAN" },
];

/** `Data for Clustering`: the customer sheet, one row per customer. */
export const CUSTOMERS_SHEET: TableSchema = {
  name: "Data for Clustering",
  holds: "customers, one row each",
  columns: [
    label("Row Labels", "customer code"),
    number("Sum of QtyRequired", "pieces"),
    number("Sum of TotalArea", "sum of piece areas in mixed units: not an area"),
    number("Sum of Amount", "money, in the workbook's currency"),
    ...CUSTOMER_PRODUCTS.map(({ header }) => zeroWhenEmpty(header, "pieces")),
  ],
};

/** How many `SKU` columns the basket lists have. */
export const BASKET_SLOTS = 7;

/** `Data - Association Rules A-11 `: the baskets as lists, to the right of the same baskets as 0/1 columns. */
export const BASKETS_SHEET: TableSchema = {
  name: "Data - Association Rules A-11 ",
  holds: "baskets of colours, one per order",
  mayBeEmpty: true,
  besideAnother: true,
  columns: [
    { ...label("Order No", "order number"), leftOf: "SKU 1" },
    ...Array.from({ length: BASKET_SLOTS }, (_, i): ColumnSchema => ({
      header: `SKU ${i + 1}`,
      type: "label",
      unit: "colour",
      empty: "null",
    })),
  ],
};

/** The sheets that hold tables, in the workbook's order. */
export const SHEETS: readonly TableSchema[] = [
  SALES_SHEET,
  ORDERS_SHEET,
  SAMPLES_SHEET,
  RECOMMENDATION_SHEET,
  CUSTOMERS_SHEET,
  BASKETS_SHEET,
];
