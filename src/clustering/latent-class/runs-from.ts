import { sumBy } from "../../core/sum";
import { inThreads, runsForThreads, type ThreadTask } from "../../math/threads/threads";
import type { Layout } from "./encoded-rows";
import { runEm, type EmRun, type EmSettings } from "./kernels/accelerated-em";
import type { PatternTable } from "./pattern-table";

/** Where a run begins, and after how many passes it ends at the latest. */
export interface RunStart {
  readonly flat: Float64Array;
  readonly maxIterations: number;
}

interface Runs {
  readonly layout: Layout;
  readonly table: PatternTable;
  readonly settings: EmSettings;
  readonly starts: readonly RunStart[];
}

/** A run takes at least about so many passes where it is allowed as many. */
const FEW_PASSES = 10;

/** A number with its density costs a pass as much as so many levels. */
const NUMBER = 8;

/**
 * EM from each start, in as many threads as that is worth; each run is one thread's own, so its bytes are the same in any.
 *
 * @returns the runs in the order of their starts.
 */
export function runsFrom(runs: Runs): readonly EmRun[] {
  const { layout, table, starts } = runs;
  if (starts.length === 0) return [];
  const columns = layout.discrete.length + NUMBER * (layout.normal.length + layout.count.length);
  const passes = sumBy(starts, ({ maxIterations }) => Math.min(maxIterations, FEW_PASSES));
  const [own, ...others] = runsForThreads(starts, passes * table.count * columns * layout.k).map(
    (ofThread) => {
      return { ...runs, starts: ofThread };
    },
  );
  return inThreads(classesInThread, others, () => runAll(own)).flat();
}

function runAll({ layout, table, settings, starts }: Runs): readonly EmRun[] {
  return starts.map(({ flat, maxIterations }) => runEm(layout, table, flat, { ...settings, maxIterations }));
}

/** `runsFrom` where the rows come from another thread. */
export const classesInThread: ThreadTask<Runs, readonly EmRun[]> = {
  file: "clustering/latent-class/runs-from.js",
  name: "classesInThread",
  run: runAll,
};
