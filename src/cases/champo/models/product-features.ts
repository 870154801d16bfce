import { groupBy } from "../../../core/group-by";
import { mean } from "../../../core/mean";
import { squaredDeviations } from "../../../core/squared-deviations";
import { median } from "simple-statistics";
import { observations, type Observations } from "../../../math/linear/observations";
import type { OrderLine } from "../workbook/tables";

/** Qualities with fewer order lines than this have no profile of their own. */
const LEAST_LINES = 20;

/**
 * One row per quality (the finer product classes), for clustering products with the engine made for customers:
 * decimal logarithms of median lot (pieces a line), median area of a piece (ft2), median price (money per ft2)
 * and number of customers, each standardised. Lines without amount or area say nothing of the price and are left
 * out; qualities with fewer than `leastLines` other lines, too.
 *
 * @returns as many rows as qualities remain, perhaps none. Cost O(n log n).
 */
export function qualityFeatures(orders: readonly OrderLine[], leastLines = LEAST_LINES): Observations {
  const priced = orders.filter(
    (line) => line.amount > 0 && line.quantity * line.pieceAreaFt2 > 0 && line.quality.trim() !== "-",
  );
  const kept = [...groupBy(priced, (line) => line.quality)]
    .filter(([, list]) => list.length >= leastLines)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const raw = kept.map(([, list]) => [
    Math.log10(median(list.map((line) => line.quantity))),
    Math.log10(median(list.map((line) => line.pieceAreaFt2))),
    Math.log10(median(list.map((line) => line.amount / (line.quantity * line.pieceAreaFt2)))),
    Math.log10(new Set(list.map((line) => line.customer)).size),
  ]);
  const columnNames = ["log lot", "log piece area", "log price", "log customers"];
  const rows = raw.map((row) =>
    row.map((value, j) =>
      standardised(
        value,
        raw.map((other) => other[j]),
      ),
    ),
  );
  const data = Float64Array.from(rows.flat());
  return observations(
    { rows: rows.length, columns: columnNames.length, data },
    { rowNames: kept.map(([quality]) => quality), columnNames },
  );
}

function standardised(value: number, column: readonly number[]): number {
  const variance = squaredDeviations(column) / column.length;
  return variance > 0 ? (value - mean(column)) / Math.sqrt(variance) : 0;
}
