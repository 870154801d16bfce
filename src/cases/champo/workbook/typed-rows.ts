import type { TableSchema } from "../../../tables/table-schema";
import type { PlainValue } from "../../../tables/xlsx/cell-value";
import {
  BASKET_SLOTS,
  CUSTOMER_PRODUCTS,
  ORDERS_SHEET,
  RECOMMENDATION_ATTRIBUTES,
  SALES_SHEET,
  SAMPLES_SHEET,
} from "./schema";
import type { TableRow } from "../../../tables/xlsx/table-reader";
import type {
  Basket,
  CustomerSheetRow,
  OrderLine,
  RecommendationTable,
  SalesLine,
  SampleLine,
  Unit,
} from "./tables";

/*
 * The rows have passed the schema's checks, so each value has its column's type: what is asserted here is
 * what was checked there.
 */
const text = (value: PlainValue): string => value as string;
const number = (value: PlainValue): number => value as number;

/** The position of a schema's column among a row's values. */
function position(schema: TableSchema, header: string): number {
  return schema.columns.findIndex((column) => column.header === header);
}

/** A getter for one sheet's rows: `at("Amount")(values)`. */
function columnsOf(schema: TableSchema): (header: string) => (values: readonly PlainValue[]) => PlainValue {
  return (header) => {
    const i = position(schema, header);
    return (values) => values[i];
  };
}

export function salesLines(rows: readonly TableRow[]): SalesLine[] {
  const at = columnsOf(SALES_SHEET);
  const [pricing, kind, orderNumber, date, unit] = [
    "OrderType",
    "OrderCategory",
    "CustomerOrderNo",
    "Custorderdate",
    "UnitName",
  ].map(at);
  const product = productColumns(SALES_SHEET);
  return rows.map(({ row, values }) => ({
    row,
    kind: kind(values) === "Order" ? "order" : "sample",
    pricing: pricing(values) === "Area Wise" ? "area" : "piece",
    orderNumber: orderNumber(values) as string | null,
    date: date(values) as Date,
    unit: unit(values) as Unit,
    ...product(values),
  }));
}

export function orderLines(rows: readonly TableRow[]): OrderLine[] {
  const product = productColumns(ORDERS_SHEET);
  const areaM2 = columnsOf(ORDERS_SHEET)("AreaMtr");
  return rows.map(({ row, values }) => ({ row, ...product(values), pieceAreaM2: number(areaM2(values)) }));
}

/** The columns that the sales sheet and the order sheet share. */
function productColumns(
  schema: TableSchema,
): (values: readonly PlainValue[]) => Omit<OrderLine, "row" | "pieceAreaM2"> {
  const at = columnsOf(schema);
  const [customer, country, quantity, area] = ["CustomerCode", "CountryName", "QtyRequired", "TotalArea"].map(
    at,
  );
  const [amount, item, quality, design] = ["Amount", "ITEM_NAME", "QualityName", "DesignName"].map(at);
  const [colour, shape, areaFt2] = ["ColorName", "ShapeName", "AreaFt"].map(at);
  return (values) => ({
    customer: text(customer(values)),
    country: text(country(values)),
    quantity: number(quantity(values)),
    pieceAreaInUnit: number(area(values)),
    amount: number(amount(values)),
    item: text(item(values)),
    quality: text(quality(values)),
    design: text(design(values)),
    colour: text(colour(values)),
    shape: text(shape(values)),
    pieceAreaFt2: number(areaFt2(values)),
  });
}

export function sampleLines(rows: readonly TableRow[]): SampleLine[] {
  const at = columnsOf(SAMPLES_SHEET);
  const [customer, country, quantity, item] = ["CustomerCode", "CountryName", "QtyRequired", "ITEM_NAME"].map(
    at,
  );
  const [shape, areaFt2, converted] = ["ShapeName", "AreaFt", "Order Conversion"].map(at);
  return rows.map(({ row, values }) => ({
    row,
    customer: text(customer(values)),
    country: text(country(values)),
    quantity: number(quantity(values)),
    item: text(item(values)),
    shape: text(shape(values)),
    pieceAreaFt2: number(areaFt2(values)),
    converted: converted(values) === 1,
  }));
}

export function customerSheetRows(rows: readonly TableRow[]): CustomerSheetRow[] {
  return rows.map(({ row, values: [customer, quantity, area, amount, ...products] }) => ({
    row,
    customer: text(customer),
    quantity: number(quantity),
    reportedTotalArea: number(area),
    amount: number(amount),
    products: Object.fromEntries(CUSTOMER_PRODUCTS.map(({ header }, i) => [header, number(products[i])])),
  }));
}

export function recommendationTable(rows: readonly TableRow[]): RecommendationTable {
  return {
    customers: rows.map(({ values }) => text(values[0])),
    attributes: [...RECOMMENDATION_ATTRIBUTES],
    values: rows.map(({ values }) => values.slice(1).map(number)),
  };
}

export function basketRows(rows: readonly TableRow[]): Basket[] {
  return rows.map(({ values: [order, ...slots] }) => ({
    order: text(order),
    items: slots.slice(0, BASKET_SLOTS).filter((item): item is string => item !== null),
  }));
}
