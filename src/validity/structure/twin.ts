import { columnOf } from "../../math/linear/matrix";
import { observations, requireObservations, type Observations } from "../../math/linear/observations";
import { randomInteger, randomSource, type RandomSource } from "../../math/distributions/random";
import { twinGoal } from "./twin-goal";
import { nearestFirst } from "./twin-draw";
import { matchedLatent } from "./twin-matching";
import { placeValues } from "./twin-placement";
import { closeWholes } from "./twin-wholes";
import { counted, standardised, type RowCounts } from "./twin-counts";
import { twinUnits, type TwinUnit } from "./twin-units";

/**
 * A twin of the rows: as many rows in which every column has the very same values and every two columns the same
 * correlation (on the scale on which each looks most normal, its own or a logarithm), and nothing else is kept. It is drawn from a normal (Gaussian) copula, so it is one cloud, as skewed,
 * long-tailed and stretched as the data, without groups that several columns together make. Whatever a method or a
 * score finds in it is no structure.
 *
 * A column's own gaps and heaps are kept, so groups that one column alone makes remain; so do groups in two columns that
 * lie in the same order in both, since a high correlation makes them too. The 0/1 columns of one
 * category are drawn together: each row has one level, each level as many rows as before. Parts of one whole
 * (`Observations.wholes`) are divided by their sum where it leaves the range it has in the data, so shares stay shares;
 * their columns then keep their values only nearly.
 *
 * Where rows count by weights, the twin's rows have the same weights, and those that count much lie as near to the middle as in the
 * data; what the columns keep is what they are with each row counted by its weight. A value may come more or less often than in the
 * data, and correlations are those of the data but for chance, as far as the nearest of a dozen draws is from them.
 *
 * @throws InputError when `x` is not a matrix of observations. Cost: as some 40 draws of O(n d^2 + d n log n).
 * @example twin(x, 7).rows // 6
 */
export function twin(x: Observations, seed: number): Observations {
  requireObservations(x, "twin(x)");
  return twinSampler(x)(randomSource(seed));
}

/**
 * Prepares the drawing of many twins of one matrix; `x` is assumed to be checked. The preparation has a fixed seed of
 * its own, so a twin depends on nothing but `x` and its own stream of random numbers.
 *
 * Sources: the copula by normal scores, Iman and Conover 1982, "A distribution-free approach to inducing rank correlation";
 * matching each draw instead of the average, as surrogates of time series do, Schreiber and Schmitz 1996.
 */
export function twinSampler(x: Observations): (random: RandomSource) => Observations {
  const { rows, columns, data } = x;
  const read = twinUnits(x);
  const own = {
    straight: read.units.flatMap((unit) => ownColumns(x, unit, "straight", read.counts)),
    scores: read.units.flatMap((unit) => ownColumns(x, unit, "scores", read.counts)),
  };
  const { counts } = read;
  const alike = counts === undefined || counts.weights.every((weight) => weight === counts.weights[0]);
  const units = alike ? read : { ...read, nearFirst: nearestFirst(own.scores, counts) };
  const goal = twinGoal(units, own, randomSource(0), rows);
  return (random) => {
    const own = randomSource(randomInteger(random, 2 ** 32));
    const { latent } = matchedLatent(units, "straight", goal.correlations, goal.start, own, rows);
    const values = placeValues(units, latent, data, columns);
    closeWholes(x, values);
    return observations({ rows, columns, data: values }, x);
  };
}

/** The columns of a unit as the data have them, one for each of its latents. */
function ownColumns(
  x: Observations,
  unit: TwinUnit,
  which: "straight" | "scores",
  counts?: RowCounts,
): Float64Array[] {
  if (unit.kind === "category")
    return unit.columns.slice(0, -1).map((column) => counted(standardised(columnOf(x, column)), counts));
  const place = new Map<number, number>();
  unit.sorted.forEach((value, i) => place.set(value, unit[which][i]));
  const placed = columnOf(x, unit.column).map((value) => place.get(value)!);
  return [counted(placed, counts)];
}
