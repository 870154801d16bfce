import { sumBy } from "../../core/sum";
import { randomInteger, randomSource, sampleWithoutReplacement } from "../../math/distributions/random";
import { carryOn } from "../carry-on";
import type { Layout } from "./encoded-rows";
import { runEm, type EmRun, type EmSettings } from "./kernels/accelerated-em";
import { commonParameters, randomStart } from "./kernels/random-start";
import { parametersOf } from "./kernels/parameters";
import { pickPatterns, type PatternTable } from "./pattern-table";
import { runsFrom } from "./runs-from";

/** How the best optimum is looked for. */
export interface SearchSettings extends EmSettings {
  readonly starts: number;
  readonly finalists: number;
  /** Above so many patterns the starts run on a sample of as many. */
  readonly sampleSize: number;
}

/** The best run, and how many finalists came to the same likelihood. */
export interface FoundClasses {
  readonly run: EmRun;
  /** Normal variances held at the minimum. */
  readonly held: number;
  /** Finalists whose likelihood is that of the best. */
  readonly reached: number;
  readonly finalists: number;
}

/** Passes of a short run, and of a finalist on a sample. */
const SHORT = 24;
const MIDDLE = 200;
/** Finalists that go on from a sample to all rows. */
const CARRIED = 2;

/**
 * Many short starts, of which the best few go on to the end (Biernacki, Celeux & Govaert 2003). Runs in which a
 * variance is held at its minimum are passed over while there are others: such classes shrink onto equal values and
 * buy any likelihood there.
 */
export function searchClasses(
  layout: Layout,
  table: PatternTable,
  settings: SearchSettings,
  seed: number,
): FoundClasses {
  const { starts, finalists, sampleSize, minimumVariance, maxIterations } = settings;
  const random = randomSource(seed);
  const common = commonParameters(layout, table, minimumVariance);
  if (layout.k === 1) {
    const run = runEm(layout, table, common.flat, settings);
    return { run, held: heldVariances(layout, run, minimumVariance), reached: 1, finalists: 1 };
  }
  const sampled = table.count > sampleSize;
  const small = sampled
    ? pickPatterns(table, sampleWithoutReplacement(random, table.count, sampleSize).sort(), layout)
    : table;
  const byPreference = (a: EmRun, b: EmRun): number =>
    heldVariances(layout, a, minimumVariance) - heldVariances(layout, b, minimumVariance) ||
    b.logLikelihood - a.logLikelihood;
  const firsts = Array.from({ length: starts }, (_, index) => {
    const own = randomSource(randomInteger(random, 2 ** 32));
    const { flat } = randomStart(layout, small, common, index, own);
    return { flat, maxIterations: Math.min(SHORT, maxIterations) };
  });
  let leaders: readonly EmRun[] = [];
  for (const next of runsFrom({ layout, table: small, settings, starts: firsts })) {
    // Starts that came to the same place would crowd out others.
    if (leaders.some((other) => isSame(other, next))) continue;
    leaders = [...leaders, next].sort(byPreference).slice(0, finalists);
  }
  if (sampled) {
    leaders = goOn(layout, small, leaders, settings, Math.min(MIDDLE, maxIterations)).sort(byPreference);
    leaders = leaders.filter((run, at) => !leaders.slice(0, at).some((other) => isSame(other, run)));
    leaders = leaders.slice(0, CARRIED);
  }
  const ends = sampled
    ? [...runsFrom({ layout, table, settings, starts: leaders.map(({ flat }) => ({ flat, maxIterations })) })]
    : goOn(layout, table, leaders, settings, maxIterations);
  ends.sort(byPreference);
  const run = ends[0];
  return {
    run,
    held: heldVariances(layout, run, minimumVariance),
    reached: ends.filter((other) => isSame(other, run)).length,
    finalists: ends.length,
  };
}

/** Carries runs on over the same rows. */
function goOn(
  layout: Layout,
  table: PatternTable,
  runs: readonly EmRun[],
  settings: EmSettings,
  most: number,
): EmRun[] {
  return carryOn(runs, most, (open) => {
    const starts = open.map(({ flat, iterations }) => ({
      flat,
      maxIterations: Math.max(2, most - iterations),
    }));
    return runsFrom({ layout, table, settings, starts });
  });
}

function heldVariances(layout: Layout, run: EmRun, minimumVariance: number): number {
  const { variances } = parametersOf(layout, run.flat);
  return sumBy(variances, (variance) => (variance <= minimumVariance ? 1 : 0));
}

function isSame(a: EmRun, b: EmRun): boolean {
  return Math.abs(a.logLikelihood - b.logLikelihood) <= 1e-7 * Math.abs(a.logLikelihood);
}
