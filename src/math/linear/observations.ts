import { InputError } from "../../core/input-error";
import { matrixFromRows, type Matrix } from "./matrix";
import { requirePositiveWeights } from "./row-weights";
import { hasLegalSize, requireSizeOf, requireSpread } from "./number-bounds";

const mark: unique symbol = Symbol.for("champo.observations") as never;

/** Columns that are parts of one whole, such as shares: center + scale * value is at least 0, and in each row the sum of all is at most 1. */
export interface Whole {
  /** Positions of the columns, and what leads back to each column's share. */
  readonly columns: readonly number[];
  readonly centers: readonly number[];
  readonly scales: readonly number[];
}

/**
 * A matrix fit for clustering: one row per entity (here: per customer), every row named once, every
 * value finite. Only `observations` makes one, so an array of sales lines is neither this type nor
 * passes the check at run time.
 */
export interface Observations extends Matrix {
  readonly rowNames: readonly string[];
  readonly columnNames: readonly string[];
  /** Which columns are parts of a whole; without it none is known to be. */
  readonly wholes?: readonly Whole[];
  /** How much each row counts, above 0; without it each counts once. */
  readonly weights?: Float64Array;
  readonly [mark]: true;
}

const ONCE = "Cluster one row per customer: sum the lines of a customer up first";

/** Names for the rows and columns of `observations`, which columns are parts of one whole, and how much each row counts. */
export interface ObservationNames {
  /** One name per row, no two alike; default `row 1`, `row 2`, … */
  readonly rowNames?: readonly string[];
  /** One name per column, no two alike; default `column 1`, … */
  readonly columnNames?: readonly string[];
  /** Columns that are parts of one whole; what is drawn like the rows then keeps them so. */
  readonly wholes?: readonly Whole[];
  /**
   * One per row, above 0: a row of weight 2 counts as two equal rows, in every method and every check that takes weights; the
   * others refuse them. Default 1 each.
   */
  readonly weights?: ArrayLike<number>;
}

/**
 * Checks a matrix and marks it as observations: one row per entity.
 *
 * @param values a matrix, or an array of equally long rows.
 * @throws InputError when a name occurs twice (several rows of one customer are sales lines: sum them
 * up first), when names and values differ in number, or when a value is NaN or infinite; the error
 * names the row and the column. Also for numbers whose squares are beyond what a number holds, at either end (see
 * `number-bounds`): what is accepted here can be squared and summed by any method.
 * @example observations([[1, 2], [3, 4]], { rowNames: ["A-1", "B-2"] }).rows // 2
 */
export function observations(
  values: Matrix | readonly (readonly number[])[],
  names: ObservationNames = {},
): Observations {
  const matrix = isMatrix(values) ? values : matrixFromRows(values);
  const rowNames = names.rowNames ?? numbered("row", matrix.rows);
  const columnNames = names.columnNames ?? numbered("column", matrix.columns);
  requireNames("row", rowNames, matrix.rows, ONCE);
  requireNames("column", columnNames, matrix.columns, "Give each feature a name of its own");
  for (let i = 0; i < matrix.data.length; i++) {
    if (hasLegalSize(matrix.data[i])) continue;
    const [row, column] = [Math.floor(i / matrix.columns), i % matrix.columns];
    const where = `row ${row + 1} ("${rowNames[row]}"), column "${columnNames[column]}"`;
    if (Number.isFinite(matrix.data[i])) requireSizeOf(matrix.data[i], where);
    throw new InputError({
      where,
      what: String(matrix.data[i]),
      legal: "a finite number",
      remedy: "Fill or leave out what is missing before clustering",
    });
  }
  requireSpread(matrix, "observations(values)");
  const remedy = "Leave out rows that do not count";
  const weights =
    names.weights && requirePositiveWeights(names.weights, matrix.rows, "observations(weights)", remedy);
  return marked(matrix, rowNames, columnNames, names.wholes, weights);
}

function marked(
  { rows, columns, data }: Matrix,
  rowNames: readonly string[],
  columnNames: readonly string[],
  wholes: readonly Whole[] | undefined,
  weights: Float64Array | undefined,
): Observations {
  return Object.freeze({
    rows,
    columns,
    data,
    rowNames: Object.freeze([...rowNames]),
    columnNames: Object.freeze([...columnNames]),
    ...(wholes === undefined ? {} : { wholes }),
    ...(weights === undefined ? {} : { weights }),
    [mark]: true as const,
  });
}

/** Throws unless `x` was made by `observations`: the run-time half of "customers, never sales lines". */
export function requireObservations(x: unknown, where: string): asserts x is Observations {
  if (typeof x === "object" && x !== null && (x as { [mark]?: unknown })[mark] === true) return;
  throw new InputError({
    where,
    what: Array.isArray(x) ? `an array of ${x.length} rows` : typeof x,
    legal: "observations, one named row per customer",
    remedy: "Make them with observations(...) or customerFeatures(...); sales lines cannot be clustered",
  });
}

/** The same columns for a choice of rows, in the order given; still one row per entity. */
export function selectRows(x: Observations, rows: ArrayLike<number>): Observations {
  const data = new Float64Array(rows.length * x.columns);
  const rowNames: string[] = [];
  for (let i = 0; i < rows.length; i++) {
    data.set(x.data.subarray(rows[i] * x.columns, (rows[i] + 1) * x.columns), i * x.columns);
    rowNames.push(x.rowNames[rows[i]]);
  }
  // The values were checked when `x` was made; a few of its rows may well lie closer together than all may.
  requireNames("row", rowNames, rows.length, ONCE);
  const weights = x.weights && Float64Array.from(rows, (row) => x.weights![row]);
  return marked({ rows: rows.length, columns: x.columns, data }, rowNames, x.columnNames, x.wholes, weights);
}

function isMatrix(values: Matrix | readonly (readonly number[])[]): values is Matrix {
  return !Array.isArray(values);
}

function numbered(word: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${word} ${i + 1}`);
}

function requireNames(word: string, names: readonly string[], count: number, remedy: string): void {
  if (names.length !== count) {
    throw new InputError({
      where: `observations(${word}Names)`,
      what: `${names.length} names`,
      legal: `${count} names, one per ${word}`,
    });
  }
  if (new Set(names).size === names.length) return;
  const first = new Map<string, number>();
  names.forEach((name, i) => {
    const before = first.get(name);
    if (before !== undefined) {
      throw new InputError({
        where: `observations, ${word} ${i + 1}`,
        what: `"${name}" again (first in ${word} ${before + 1})`,
        legal: `each ${word} name once`,
        remedy,
      });
    }
    first.set(name, i);
  });
}
