import { sumBy, sumOf } from "../../../core/sum";
import { choleskyInPlace, invertLowerInPlace } from "../../../math/linear/cholesky";
import { logistic } from "../../../math/distributions/logistic";

/** Counts in a crossed table; `row` and `column` are 0-based levels. Assumed checked. */
export interface CrossedCounts {
  readonly rows: number;
  readonly columns: number;
  readonly row: Int32Array;
  readonly column: Int32Array;
  readonly trials: Float64Array;
  readonly successes: Float64Array;
}

/** Variances of the log odds between rows, between columns, and of single cells beyond both; 0 leaves an effect out. */
export interface CrossedVariances {
  readonly row: number;
  readonly column: number;
  readonly cell: number;
}

/** The model at its mode. */
export interface CrossedFit {
  /** Intercept, then row effects, then column effects. */
  readonly effects: Float64Array;
  readonly cellEffects: Float64Array;
  readonly variances: CrossedVariances;
  /** Inverse of the lower Cholesky factor of the effects' precision; its upper triangle means nothing. */
  readonly inverseFactor: Float64Array;
  /** Working response and weight of each cell at the mode. */
  readonly response: Float64Array;
  readonly weight: Float64Array;
  readonly converged: boolean;
}

const LEAST_VARIANCE = 1e-8;
const MOST_ROUNDS = 300;

/**
 * Logistic regression with crossed random effects of rows, columns and cells: penalised quasi-likelihood
 * (Breslow & Clayton 1993) with Schall's (1991) variance step. Cell effects are integrated out of the working
 * model, so that each round solves for 1 + rows + columns numbers only.
 *
 * @param fixed variances to keep; where left out they are estimated.
 * Cost: up to 300 rounds of O((rows + columns)^3 + cells · (rows + columns)).
 */
export function fitCrossedEffects(counts: CrossedCounts, fixed?: CrossedVariances): CrossedFit {
  const { rows, columns, trials, successes } = counts;
  const cells = trials.length;
  const size = 1 + rows + columns;
  const total = sumOf(trials);
  const won = sumOf(successes);
  const start = Math.log((won + 0.5) / (total - won + 0.5));
  // Where all or none succeeded the likelihood has no peak; a wide prior then holds the intercept.
  const interceptPrecision = won === 0 || won === total ? 1 : 0;
  const effects = new Float64Array(size);
  effects[0] = start;
  const cellEffects = new Float64Array(cells);
  const [response, weight] = [new Float64Array(cells), new Float64Array(cells)];
  let variances = fixed ?? initialVariances(counts);
  let factor = new Float64Array(0);
  let converged = false;
  for (let round = 0; round < MOST_ROUNDS && !converged; round++) {
    for (let c = 0; c < cells; c++) {
      const logOdds = fitted(effects, counts, c) + cellEffects[c];
      const p = logistic(logOdds);
      weight[c] = Math.max(1e-10, trials[c] * p * (1 - p));
      response[c] = logOdds + (successes[c] - trials[c] * p) / weight[c];
    }
    const before = Float64Array.from([...effects, ...cellEffects]);
    factor = solve(counts, variances, { response, weight, interceptPrecision, start }, effects);
    for (let c = 0; c < cells; c++) {
      const shrunk = variances.cell / (variances.cell + 1 / weight[c]);
      cellEffects[c] = shrunk * (response[c] - fitted(effects, counts, c));
    }
    const next = fixed ?? nextVariances(counts, variances, effects, cellEffects, factor, weight);
    const moved = [...effects, ...cellEffects].reduce(
      (most, x, i) => Math.max(most, Math.abs(x - before[i])),
      0,
    );
    const changed = Math.max(
      relative(next.row, variances.row),
      relative(next.column, variances.column),
      relative(next.cell, variances.cell),
    );
    converged = moved < 1e-9 && changed < 1e-6;
    variances = next;
  }
  return Object.freeze({
    effects,
    cellEffects,
    variances,
    inverseFactor: factor,
    response,
    weight,
    converged,
  });
}

/** Log odds of a cell without its own effect. */
export function fitted(effects: Float64Array, { rows, row, column }: CrossedCounts, cell: number): number {
  return effects[0] + effects[1 + row[cell]] + effects[1 + rows + column[cell]];
}

/** An effect of one level is the intercept once more; cell effects are row effects once more where each row has one cell. */
function initialVariances({ rows, columns, trials }: CrossedCounts): CrossedVariances {
  return {
    row: rows > 1 ? 0.5 : 0,
    column: columns > 1 ? 0.5 : 0,
    cell: trials.length > Math.max(rows, columns) ? 0.2 : 0,
  };
}

interface Working {
  readonly response: Float64Array;
  readonly weight: Float64Array;
  readonly interceptPrecision: number;
  readonly start: number;
}

/** Solves the mixed-model equations into `effects`; returns the inverse of their Cholesky factor. */
function solve(
  counts: CrossedCounts,
  variances: CrossedVariances,
  { response, weight, interceptPrecision, start }: Working,
  effects: Float64Array,
): Float64Array<ArrayBuffer> {
  const { rows, columns, row, column } = counts;
  const size = 1 + rows + columns;
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  matrix[0] = interceptPrecision;
  right[0] = interceptPrecision * start;
  for (let i = 1; i < size; i++) {
    const variance = i <= rows ? variances.row : variances.column;
    matrix[i * size + i] = 1 / Math.max(LEAST_VARIANCE, variance);
  }
  for (let c = 0; c < response.length; c++) {
    const w = weight[c] / (1 + variances.cell * weight[c]);
    const places = [0, 1 + row[c], 1 + rows + column[c]];
    for (const i of places) {
      right[i] += w * response[c];
      for (const j of places) if (j <= i) matrix[i * size + j] += w;
    }
  }
  choleskyInPlace(matrix, size);
  invertLowerInPlace(matrix, size);
  const half = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) half[i] += matrix[i * size + j] * right[j];
  }
  effects.fill(0);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) effects[j] += matrix[i * size + j] * half[i];
  }
  return matrix;
}

/** Schall's step: squared effects over the degrees of freedom that the data leave them. */
function nextVariances(
  counts: CrossedCounts,
  variances: CrossedVariances,
  effects: Float64Array,
  cellEffects: Float64Array,
  factor: Float64Array,
  weight: Float64Array,
): CrossedVariances {
  const { rows, columns, row, column } = counts;
  const size = 1 + rows + columns;
  const covariance = (a: number, b: number): number => {
    let sum = 0;
    for (let i = Math.max(a, b); i < size; i++) sum += factor[i * size + a] * factor[i * size + b];
    return sum;
  };
  const block = (from: number, count: number, variance: number): number => {
    if (variance === 0) return 0;
    let [squares, trace] = [0, 0];
    for (let i = from; i < from + count; i++) {
      squares += effects[i] ** 2;
      trace += covariance(i, i);
    }
    return Math.max(LEAST_VARIANCE, squares / Math.max(1e-6, count - trace / variance));
  };
  let cell = 0;
  if (variances.cell > 0) {
    let [squares, trace] = [0, 0];
    for (let c = 0; c < cellEffects.length; c++) {
      const places = [0, 1 + row[c], 1 + rows + column[c]];
      const shrunk = variances.cell / (variances.cell + 1 / weight[c]);
      const around = sumBy(places, (i) => sumBy(places, (j) => covariance(i, j)));
      squares += cellEffects[c] ** 2;
      trace += shrunk / weight[c] + shrunk ** 2 * around;
    }
    cell = Math.max(LEAST_VARIANCE, squares / Math.max(1e-6, cellEffects.length - trace / variances.cell));
  }
  return {
    row: block(1, rows, variances.row),
    column: block(1 + rows, columns, variances.column),
    cell,
  };
}

/** How much a variance changed, against itself; those next to nothing count for less. */
function relative(next: number, before: number): number {
  return Math.abs(next - before) / (before + 1e-4);
}
