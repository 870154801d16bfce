import type { PatternTable } from "../pattern-table";
import type { Layout } from "../encoded-rows";
import { passesOver } from "./em-pass";
import { maximise } from "./maximise";
import { fillOrdinal, parametersOf, sumsOf, type Parameters } from "./parameters";
import type { Passes } from "./plain-pass";

/** When EM stops. */
export interface EmSettings {
  /** The log-likelihood still to be gained, as estimated, per unit of weight. */
  readonly tolerance: number;
  /** Passes over the rows. */
  readonly maxIterations: number;
  readonly minimumVariance: number;
  /** Whether the profiles stay as they are and only membership is fitted. Default false. */
  readonly fixedProfiles?: boolean;
}

/** How a run of EM ended. */
export interface EmRun {
  readonly flat: Float64Array;
  readonly logLikelihood: number;
  readonly iterations: number;
  readonly converged: boolean;
  /** The log-likelihood at each pass that counted; never falls. */
  readonly path: readonly number[];
}

/**
 * EM, its steps lengthened by SQUAREM (Varadhan & Roland 2008, Scandinavian Journal of Statistics 35, scheme S3): two EM
 * steps show where the parameters are heading, a third pass tries the point far ahead, and it is taken only if the
 * likelihood there is at least that of the second. So the likelihood never falls, and flat directions, in which EM
 * takes thousands of steps, cost dozens. Kernel.
 */
export function runEm(layout: Layout, table: PatternTable, start: Float64Array, settings: EmSettings): EmRun {
  const passes = passesOver(layout, table, table.weights);
  const run = runPasses(layout, table, passes, start, settings);
  passes.end();
  return run;
}

function runPasses(
  layout: Layout,
  table: PatternTable,
  { pass }: Passes,
  start: Float64Array,
  settings: EmSettings,
): EmRun {
  const { tolerance, maxIterations, minimumVariance, fixedProfiles = false } = settings;
  const sums = sumsOf(layout, table.count);
  const step = (from: Parameters, to: Parameters): number => {
    const logLikelihood = pass(from, { sums });
    maximise(layout, table, sums, from, to, minimumVariance, fixedProfiles);
    return logLikelihood;
  };
  let [here, next, after, ahead, beyond] = Array.from({ length: 5 }, () => parametersOf(layout));
  here.flat.set(start);
  const path: number[] = [];
  let value = step(here, next);
  path.push(value);
  let [iterations, longest] = [1, 4];
  while (iterations < maxIterations) {
    const second = step(next, after);
    path.push(second);
    iterations++;
    const { first, change, bend } = lengths(here.flat, next.flat, after.flat);
    const rate = Math.min(0.999, first > 0 ? change / first : 0);
    const gain = second - value;
    if (gain / (1 - rate) <= tolerance * table.total || iterations >= maxIterations) {
      const converged = gain / (1 - rate) <= tolerance * table.total;
      return { flat: next.flat, logLikelihood: second, iterations, converged, path };
    }
    const stretch = Math.min(longest, bend > 0 ? first / bend : 1);
    let taken = false;
    if (stretch > 1) {
      extrapolate(layout, here.flat, next.flat, after, ahead, stretch, minimumVariance);
      const third = step(ahead, beyond);
      iterations++;
      taken = third >= second;
      if (taken) {
        if (stretch === longest) longest *= 4;
        value = third;
        path.push(third);
        [here, next, ahead, beyond] = [ahead, beyond, here, next];
      } else longest = Math.max(4, longest / 4);
    }
    if (!taken) {
      [here, next, after] = [next, after, here];
      value = second;
    }
  }
  return { flat: here.flat, logLikelihood: value, iterations, converged: false, path };
}

/** The lengths of the first step, the second, and their difference. */
function lengths(
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
): Record<"first" | "change" | "bend", number> {
  let [first, change, bend] = [0, 0, 0];
  for (let m = 0; m < a.length; m++) {
    const [r, s] = [b[m] - a[m], c[m] - b[m]];
    first += r * r;
    change += s * s;
    bend += (s - r) * (s - r);
  }
  return { first: Math.sqrt(first), change: Math.sqrt(change), bend: Math.sqrt(bend) };
}

/** Writes the point `stretch` steps ahead, held inside the legal range: a tenth of the second step's value at least. */
function extrapolate(
  layout: Layout,
  first: Float64Array,
  second: Float64Array,
  third: Parameters,
  to: Parameters,
  stretch: number,
  minimumVariance: number,
): void {
  const { k, indicators, discrete, firstSlot, predictors } = layout;
  for (let m = 0; m < first.length; m++) {
    const step = second[m] - first[m];
    const bend = third.flat[m] - second[m] - step;
    to.flat[m] = first[m] + 2 * stretch * step + stretch * stretch * bend;
  }
  const holdUp = (values: Float64Array, floor: Float64Array): void => {
    for (let m = 0; m < values.length; m++) values[m] = Math.max(values[m], 0.1 * floor[m]);
  };
  holdUp(to.variances, third.variances);
  for (let m = 0; m < to.variances.length; m++) to.variances[m] = Math.max(to.variances[m], minimumVariance);
  holdUp(to.rates, third.rates);
  if (predictors === 0) {
    holdUp(to.membership, third.membership);
    const total = to.membership.reduce((sum, share) => sum + share, 0);
    for (let c = 0; c < k; c++) to.membership[c] /= total;
  }
  holdUp(to.probabilities, third.probabilities);
  discrete.forEach((j, d) => {
    if (indicators[j].kind === "ordinal") return fillOrdinal(layout, to, d);
    const [from, end] = [firstSlot[d] * k, (firstSlot[d + 1] - 1) * k];
    for (let c = 0; c < k; c++) {
      let sum = 0;
      for (let at = from + c; at < end; at += k) sum += to.probabilities[at];
      for (let at = from + c; at < end; at += k) to.probabilities[at] /= sum;
    }
  });
}
