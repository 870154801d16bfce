import { sharedNumbers, threadsFor } from "../threads/threads";
import type { KdTree } from "./kd-tree";

/** A search opens more boxes the more columns there are: it reads about so many numbers a column, times the columns. */
const READ = 30;

/** Runs of places, as many as threads are worth a search for each place; the first is for this thread. */
export function runsOfPlaces({ rows, columns }: KdTree): readonly (readonly [from: number, to: number])[] {
  const count = threadsFor(rows * columns * columns * READ);
  const start = (run: number): number => Math.floor((run * rows) / count);
  return Array.from({ length: count }, (_, run) => [start(run), start(run + 1)] as const);
}

/** The tree with its rows where other threads read them without a copy. */
export function sharedTree(tree: KdTree): KdTree {
  return { ...tree, points: sharedNumbers(tree.points) };
}
