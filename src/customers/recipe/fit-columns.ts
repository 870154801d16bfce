import { median } from "simple-statistics";
import { mean } from "../../core/mean";
import { squaredDeviations } from "../../core/squared-deviations";
import type { Scale } from "./feature-recipe";
import { fitScaling } from "./scaling";
import { decimalLog } from "../../math/functions/decimal-log";

/** A column of raw values that is to be a feature. */
export interface RawColumn {
  /** One per row; null where it is not defined. */
  readonly raw: readonly (number | null)[];
  /** `log`: the decimal logarithm of 1 + the raw value. */
  readonly transform: "none" | "log";
  /** What stands in for null: the mean or the median of the others, or 0 where there are none. */
  readonly fill: "mean" | "median";
  /** Columns of the mix are parts of one whole, and weigh together under `blocks`. */
  readonly block: "measure" | "mix";
}

/** The numbers that make a feature of a column: (transform(raw ?? neutral) - center) / scale. */
export interface FittedColumn {
  readonly center: number;
  readonly scale: number;
  readonly neutral: number;
}

/**
 * Fits the scaling of columns. Under `blocks` (and unless `scale` is `none`) the columns of the mix keep their
 * proportions: they share one scale, such that together they have as much variance as the measures together.
 *
 * @returns one entry per column. Cost O(rows log rows x columns).
 */
export function fitColumns(
  columns: readonly RawColumn[],
  scale: Scale,
  weight: "columns" | "blocks",
): readonly FittedColumn[] {
  const fitted = columns.map((column): FittedColumn => {
    const known = column.raw.filter((value): value is number => value !== null);
    const average = column.fill === "mean" ? mean : median;
    const neutral = known.length === 0 ? 0 : average(known);
    return { ...fitScaling(transformedColumn(column, neutral), scale), neutral };
  });
  return weight === "blocks" && scale !== "none" ? balanceBlocks(columns, fitted) : fitted;
}

/** A raw value as it enters the matrix before scaling. */
export function transformed(raw: number, transform: "none" | "log"): number {
  return transform === "log" ? decimalLog(1 + raw) : raw;
}

function transformedColumn({ raw, transform }: RawColumn, neutral: number): number[] {
  return raw.map((value) => transformed(value ?? neutral, transform));
}

function balanceBlocks(
  columns: readonly RawColumn[],
  fitted: readonly FittedColumn[],
): readonly FittedColumn[] {
  const variances = columns.map((column, j) => {
    const values = transformedColumn(column, fitted[j].neutral);
    return squaredDeviations(values) / Math.max(1, values.length - 1);
  });
  let ofMeasures = 0;
  let ofMix = 0;
  columns.forEach(({ block }, j) => {
    if (block === "mix") ofMix += variances[j];
    else ofMeasures += variances[j] / fitted[j].scale ** 2;
  });
  // Without a second block, or without any spread in one, there is nothing to balance.
  if (ofMeasures === 0 || ofMix === 0) return fitted;
  const common = Math.sqrt(ofMix / ofMeasures);
  return fitted.map((column, j) => (columns[j].block === "mix" ? { ...column, scale: common } : column));
}
