import { countsOf } from "../../../core/counts-of";
import { isMissingText } from "../../../tables/cells/missing-text";
import type { Matrix } from "../../../math/linear/matrix";
import type { SampleLine } from "../workbook/tables";

/** Samples as numbers a model can learn from, without the customer's name. */
export interface SampleTable {
  readonly x: Matrix;
  readonly columnNames: readonly string[];
  /** Columns that describe one thing together (all countries, for example), for importance by block. */
  readonly blocks: readonly { readonly name: string; readonly columns: readonly number[] }[];
  /** 1 where an order followed. */
  readonly y: Uint8Array;
  /** The customer of each row: what folds are grouped by, never a feature. */
  readonly customers: readonly string[];
  readonly countries: readonly string[];
}

/**
 * Encodes samples: product type, country and shape as 0/1 columns (values with fewer than `rareBelow` rows
 * or a placeholder such as `-` together as `other`), the decimal logarithms of 1 + pieces and 1 + area of a piece (ft2). The customer is left
 * out on purpose: a model that knows it cannot say anything of a new one.
 *
 * @param rareBelow default 20. Cost O(n columns).
 */
export function sampleTable(samples: readonly SampleLine[], rareBelow = 20): SampleTable {
  const parts = [
    dummies(
      "product",
      samples.map((sample) => sample.item),
      rareBelow,
    ),
    dummies(
      "country",
      samples.map((sample) => sample.country),
      rareBelow,
    ),
    dummies(
      "shape",
      samples.map((sample) => sample.shape),
      rareBelow,
    ),
    numeric(
      "pieces",
      samples.map((sample) => Math.log10(1 + sample.quantity)),
    ),
    numeric(
      "area",
      samples.map((sample) => Math.log10(1 + sample.pieceAreaFt2)),
    ),
  ];
  const columns = parts.flatMap((part) => part.columns);
  const data = new Float64Array(samples.length * columns.length);
  columns.forEach(({ values }, j) => values.forEach((value, i) => (data[i * columns.length + j] = value)));
  let next = 0;
  return Object.freeze({
    x: Object.freeze({ rows: samples.length, columns: columns.length, data }),
    columnNames: Object.freeze(columns.map((column) => column.name)),
    blocks: Object.freeze(
      parts.map((part) => Object.freeze({ name: part.name, columns: part.columns.map(() => next++) })),
    ),
    y: Uint8Array.from(samples, (sample) => (sample.converted ? 1 : 0)),
    customers: Object.freeze(samples.map((sample) => sample.customer)),
    countries: Object.freeze(samples.map((sample) => sample.country)),
  });
}

interface Part {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly values: readonly number[] }[];
}

function dummies(name: string, values: readonly string[], rareBelow: number): Part {
  const common = [...countsOf(values)]
    .filter(([value, count]) => count >= rareBelow && !isMissingText(value))
    .map(([value]) => value)
    .sort();
  const columns = common.map((value) => ({
    name: `${name} ${value}`,
    values: values.map((other) => (other === value ? 1 : 0)),
  }));
  const kept = new Set(common);
  const other = values.map((value) => (kept.has(value) ? 0 : 1));
  const rest = other.includes(1) ? [{ name: `${name} other`, values: other }] : [];
  return { name, columns: [...columns, ...rest] };
}

function numeric(name: string, values: readonly number[]): Part {
  return { name, columns: [{ name: `log ${name}`, values }] };
}
