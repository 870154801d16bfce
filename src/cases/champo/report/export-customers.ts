import { sumBy } from "../../../core/sum";
import { accountSilence } from "../../../value/account-silence";
import type { ExcelColumn } from "../../../tables/xlsx/excel-workbook";
import { cardCells, CARD_COLUMNS, PLACE_COLUMN } from "../../../segments/export/customer-export";
import { segmentFills, WORD_COLOURS, type ExportTable } from "../../../segments/export/export-table";
import type { ChampoStudy } from "../champo-study";
import type { SegmentedStudy } from "../../../study/segmented-study";

/**
 * One row per customer, by segment and revenue: its figures, its confidence card, and its pieces per product type. Its
 * columns are those that `champo score` reads.
 */
export function customerTable({ study, segmentation, names }: SegmentedStudy<ChampoStudy>): ExportTable {
  const { customers, lines, seed } = study;
  const cells = cardCells(segmentation, names, seed);
  const silence = new Map(accountSilence(lines).map((account) => [account.customer, account.state]));
  const group = new Map(segmentation.features.rowNames.map((name, row) => [name, segmentation.labels[row]]));
  const all = sumBy(customers.records, ({ revenue }) => revenue);
  const place = (name: string) => {
    const label = group.get(name) ?? -1;
    return label < 0 ? Infinity : label;
  };
  const sorted = [...customers.records].sort(
    (a, b) =>
      place(a.customer) - place(b.customer) || b.revenue - a.revenue || (a.customer < b.customer ? -1 : 1),
  );
  const records = sorted.map((record) => {
    const label = group.get(record.customer) ?? -1;
    const { place: ownPlace, ...card } = cells(record.customer);
    return {
      customer: record.customer,
      country: record.country,
      segment: label < 0 ? null : label + 1,
      "segment name": label < 0 ? "no segment" : names[label].name,
      place: ownPlace,
      revenue: record.revenue,
      "share of revenue": all > 0 ? record.revenue / all : null,
      quantity: record.quantity,
      "area (ft2)": record.areaFt2,
      orders: record.orders,
      "first order": record.firstOrder,
      "last order": record.lastOrder,
      state: silence.get(record.customer) ?? "no order line",
      samples: record.samples,
      "samples converted": record.converted,
      conversion: record.samples > 0 ? record.converted / record.samples : null,
      ...card,
      ...record.products,
    };
  });
  return {
    name: "Customers",
    columns: [
      { name: "customer", width: 14 },
      { name: "country", width: 14 },
      { name: "segment", format: "whole", fills: segmentFills(segmentation.k) },
      { name: "segment name", width: 32 },
      PLACE_COLUMN,
      { name: "revenue", format: "whole", width: 16 },
      { name: "share of revenue", format: "percent" },
      { name: "quantity", format: "whole" },
      { name: "area (ft2)", format: "whole", width: 14 },
      { name: "orders", format: "whole" },
      { name: "first order", format: "date" },
      { name: "last order", format: "date" },
      {
        name: "state",
        fills: [
          { equals: "active", colour: WORD_COLOURS.good },
          { equals: "overdue", colour: WORD_COLOURS.doubtful },
          { equals: "lapsed", colour: WORD_COLOURS.bad },
        ],
      },
      { name: "samples", format: "whole" },
      { name: "samples converted", format: "whole" },
      { name: "conversion", format: "percent" },
      ...CARD_COLUMNS,
      ...customers.products.map((name): ExcelColumn => ({ name, format: "whole" })),
    ],
    records,
  };
}
