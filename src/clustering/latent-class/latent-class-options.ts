import { requireOneOf } from "../../core/require-one-of";
import { InputError } from "../../core/input-error";
import type { MixedObservations } from "../../math/linear/mixed-observations";
import { requireObservations, type Observations } from "../../math/linear/observations";
import { requireWhole } from "../requirements";
import { mostClusters, requireRowWeights } from "../../math/linear/row-weights";
import { encodeRows, layoutOf, type EncodedRows, type Layout } from "./encoded-rows";
import { indicatorsOf, type IndicatorKind } from "./indicators";
import { patternTable, type PatternTable } from "./pattern-table";
import type { SearchSettings } from "./search-classes";

/** How to run `latentClass`. */
export interface LatentClassOptions {
  /** The number of classes, 1 to the number of rows. */
  readonly k: number;
  readonly seed: number;
  /**
   * How columns are modelled, by name. Default: numeric columns `normal` (or `count`), ordinal columns `ordinal` (or
   * `categorical`), all others `categorical`.
   */
  readonly kinds?: Readonly<Record<string, IndicatorKind>>;
  /** One per row, at least 0: a row of weight 2 counts as two equal rows. Default 1 each. */
  readonly weights?: ArrayLike<number>;
  /** Columns on which membership depends (one step): the same rows in the same order, no missing values. */
  readonly covariates?: Observations;
  /** Starts tried for 24 passes. Default 100 up to 1,000 different rows, else 50. */
  readonly starts?: number;
  /** The best starts that go on to the end. Default 10 up to 1,000 different rows, else 5. */
  readonly finalists?: number;
  /** Above so many different rows, starts run on a sample of as many and the best two go on with all. Default 5,000. */
  readonly sampleSize?: number;
  /** EM ends when less log-likelihood than this per row is left to gain, as estimated. Default 1e-10. */
  readonly tolerance?: number;
  /** Passes over the rows, of each finalist. Default 5,000. */
  readonly maxIterations?: number;
  /** The least variance of a normal indicator in a class, as a share of the column's variance. Default 1e-6. */
  readonly minimumVariance?: number;
  /** Whether to work out standard errors, whose cost grows with the square of the parameters. Default true. */
  readonly standardErrors?: boolean;
}

/** Rows, checked and encoded, ready for the search. */
export interface PreparedRows {
  readonly layout: Layout;
  readonly rows: EncodedRows;
  readonly weights: Float64Array;
  readonly table: PatternTable;
  readonly settings: SearchSettings;
}

/** Checks what `latentClass` and its fellows are given and encodes the rows. @throws InputError, naming `where`. */
export function prepareRows(x: MixedObservations, options: LatentClassOptions, where: string): PreparedRows {
  const rowCount = (x as Partial<MixedObservations> | null)?.rows ?? 0;
  const weights = requireRowWeights(options.weights, rowCount, `${where}(weights)`);
  const indicators = indicatorsOf(x, options.kinds ?? {}, weights, where);
  const { k, covariates, standardErrors = true } = options;
  requireOneOf(standardErrors, [true, false], `${where}(standardErrors)`);
  const most = mostClusters(weights);
  requireWhole(k, `${where}(k)`, 1, most);
  if (covariates !== undefined) {
    requireObservations(covariates, `${where}(covariates)`);
    if (covariates.rows !== x.rows || covariates.columns === 0) {
      throw new InputError({
        where: `${where}(covariates)`,
        what: `${covariates.rows} rows and ${covariates.columns} columns`,
        legal: `${x.rows} rows, one per row of x, and at least one column`,
      });
    }
  }
  const layout = layoutOf(indicators, k, covariates === undefined ? 0 : covariates.columns + 1);
  const rows = encodeRows(x, layout, covariates, "missing", where);
  const table = patternTable(rows, weights, layout);
  return { layout, rows, weights, table, settings: searchSettings(options, table.count, where) };
}

/** The settings of a search, defaults filled in. */
export function searchSettings(
  options: Omit<LatentClassOptions, "k" | "seed">,
  patterns: number,
  where: string,
): SearchSettings {
  const few = patterns <= 1000;
  const { starts = few ? 100 : 50, finalists = few ? 10 : 5, sampleSize = 5000 } = options;
  const { tolerance = 1e-10, maxIterations = 5000, minimumVariance = 1e-6 } = options;
  requireWhole(starts, `${where}(starts)`, 1);
  requireWhole(finalists, `${where}(finalists)`, 1);
  requireWhole(sampleSize, `${where}(sampleSize)`, 100);
  requireWhole(maxIterations, `${where}(maxIterations)`, 2);
  if (!(tolerance >= 0)) {
    throw new InputError({
      where: `${where}(tolerance)`,
      what: String(tolerance),
      legal: "a number of at least 0",
    });
  }
  if (!(minimumVariance > 0 && minimumVariance <= 1)) {
    throw new InputError({
      where: `${where}(minimumVariance)`,
      what: String(minimumVariance),
      legal: "a share above 0, at most 1",
    });
  }
  return { starts, finalists, sampleSize, tolerance, maxIterations, minimumVariance };
}
