import { DAY } from "../../core/day";
import { sumBy } from "../../core/sum";
import { columnNamed, valuesOf } from "../../customers/customer-base";
import type { CustomerColumn } from "../../customers/column";
import type { ExcelCell } from "../../tables/xlsx/excel-cells";
import type { ExcelColumn } from "../../tables/xlsx/excel-workbook";
import type { SegmentName } from "../naming/name-segments";
import { CHECKED_ON_ALL } from "../choose/check-sample";
import { confidenceCards } from "../place/confidence-cards";
import { changeText, runnerUpText } from "../profiles/profile-rows";
import type { Segmentation } from "../segmentation";
import { besideOwn, segmentFills, WORD_COLOURS, type ExportTable } from "./export-table";

/** The column of how firm a customer's place is. */
export const PLACE_COLUMN: ExcelColumn = Object.freeze({
  name: "place",
  width: 15,
  fills: [
    { equals: "firm", colour: WORD_COLOURS.good },
    { equals: "borderline", colour: WORD_COLOURS.doubtful },
    { equals: "to be placed by hand", colour: WORD_COLOURS.bad },
  ],
});

/** The columns of a customer's confidence card. */
export const CARD_COLUMNS: readonly ExcelColumn[] = Object.freeze([
  { name: "silhouette", format: "decimal", scale: true },
  { name: "stays in its segment", format: "percent", scale: true },
  { name: "runner-up" },
  { name: "nearest neighbour", width: 14 },
  { name: "smallest change that would move it", width: 44 },
]);

/** A customer's confidence card as the cells of `PLACE_COLUMN` and `CARD_COLUMNS`, by customer. */
export function cardCells(
  segmentation: Segmentation,
  names: readonly SegmentName[],
  seed: number,
): (customer: string) => Readonly<Record<string, ExcelCell>> {
  const cards = new Map(confidenceCards(segmentation, { seed }).map((card) => [card.customer, card]));
  return (customer) => {
    const card = cards.get(customer);
    return {
      place: card?.word ?? null,
      silhouette: card?.silhouette ?? null,
      "stays in its segment": card?.stays ?? null,
      "runner-up": card ? runnerUpText(card.runnerUp, names) : null,
      "nearest neighbour": card?.nearestNeighbour ?? null,
      "smallest change that would move it": card ? changeText(card) : null,
    };
  };
}

/**
 * One row per customer, by segment and value: its segment, how sure its place is, its confidence card (up to 3,000
 * customers), and every column of the base. Its columns are those that `champo score` reads.
 *
 * @param confidences as `scoreCustomers` has them, one per customer of the base. Cost: that of the confidence cards.
 */
export function customerExport(
  segmentation: Segmentation,
  names: readonly SegmentName[],
  seed: number,
  confidences: readonly number[],
): ExportTable {
  const { base, labels, groups, unassigned } = segmentation;
  const many = base.customers.length > CHECKED_ON_ALL;
  const cells = many ? () => ({}) : cardCells(segmentation, names, seed);
  const row = new Map(base.customers.map((customer, i) => [customer, i]));
  const columns = base.columns.filter(({ role }) => role !== "id");
  const taken = new Set(columns.map(({ name }) => name));
  // A column of the base may be called as one of ours.
  const own = (name: string): string => (taken.has(name) ? besideOwn(name) : name);
  // The customers keep the header that the data have for them.
  const id = own(base.columns.find(({ role }) => role === "id")?.name ?? "customer");
  const [segment, segmentName, confidence, share] = [
    "segment",
    "segment name",
    "confidence",
    "share of value",
  ].map(own);
  const values = valuesOf(base);
  const total = sumBy(values ?? [], (value) => value || 0);
  const records = [...groups.flatMap(({ customers }) => customers), ...unassigned].map((customer) => {
    const i = row.get(customer)!;
    const label = labels[i];
    return Object.fromEntries([
      [id, customer],
      [segment, label < 0 ? null : label + 1],
      [segmentName, label < 0 ? "no segment" : names[label].name],
      [confidence, Number.isNaN(confidences[i]) ? null : confidences[i]],
      ...Object.entries(cells(customer)).map(([name, cell]) => [own(name), cell]),
      ...(values === null ? [] : [[share, total > 0 ? (values[i] || 0) / total : null]]),
      ...columns.map((column) => [column.name, cellOf(column, i)]),
    ]) as Readonly<Record<string, ExcelCell>>;
  });
  const ours = (column: ExcelColumn): ExcelColumn => ({ ...column, name: own(column.name) });
  return {
    name: "Customers",
    columns: [
      { name: id, width: 14 },
      { name: segment, format: "whole", fills: segmentFills(segmentation.k) },
      { name: segmentName, width: 32 },
      { name: confidence, format: "decimal", scale: true },
      ...(many ? [] : [ours(PLACE_COLUMN)]),
      ...(values === null ? [] : [{ name: share, format: "percent" } as const]),
      ...columns.map(({ name }) => columnOf(columnNamed(base, name))),
      ...(many ? [] : CARD_COLUMNS.map(ours)),
    ],
    records,
  };
}

function cellOf({ type, numbers, texts }: CustomerColumn, row: number): ExcelCell {
  if (texts !== null) return texts[row];
  const value = numbers![row];
  if (Number.isNaN(value)) return null;
  return type === "date" ? new Date(value * DAY) : value;
}

function columnOf({ name, type }: CustomerColumn): ExcelColumn {
  const formats: Partial<Record<CustomerColumn["type"], ExcelColumn["format"]>> = {
    amount: "decimal",
    score: "decimal",
    count: "whole",
    share: "percent",
    date: "date",
  };
  const format = formats[type];
  return format === undefined ? { name } : { name, format };
}
