import { inThreads, sharedNumbers, threadsFor, type ThreadTask } from "../threads/threads";
import type { KdTree } from "./kd-tree";

/** A search opens more boxes the more columns there are: it reads about so many numbers a column, times the columns. */
const READ = 30;

/** The places from … to - 1 of a tree. */
export interface RunOfPlaces {
  readonly from: number;
  readonly to: number;
}

/**
 * What a search for each place of a tree finds, in as many threads as that is worth: run after run of places, the first by this
 * thread.
 *
 * @param settings what the task is given besides. @param own finds what there is for the places below `to`.
 */
export function overPlaces<Settings, Found>(
  tree: KdTree,
  task: ThreadTask<Settings & RunOfPlaces & { readonly tree: KdTree }, Found>,
  settings: Settings,
  own: (to: number) => Found,
): readonly (RunOfPlaces & { readonly found: Found })[] {
  const { rows, columns } = tree;
  const count = threadsFor(rows * columns * columns * READ);
  const start = (run: number): number => Math.floor((run * rows) / count);
  const runs = Array.from({ length: count }, (_, run) => ({ from: start(run), to: start(run + 1) }));
  // Other threads read the rows without a copy.
  const given = count > 1 ? { ...tree, points: sharedNumbers(tree.points) } : tree;
  const inputs = runs.slice(1).map((run) => ({ ...settings, ...run, tree: given }));
  return inThreads(task, inputs, () => own(runs[0].to)).map((found, run) => ({ ...runs[run], found }));
}
