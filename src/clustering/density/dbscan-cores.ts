import { squaredDistanceToBox, type KdTree } from "../../math/distances/kd-tree";
import { compiledTree } from "../../math/distances/kd-tree-compiled";
import { overPlaces, type RunOfPlaces } from "../../math/distances/kd-tree-threads";
import { nextLarger } from "../../math/distances/squared-limit";
import type { ThreadTask } from "../../math/threads/threads";

interface CoreInput extends RunOfPlaces {
  readonly tree: KdTree;
  readonly limit: number;
  readonly minPoints: number;
}

/** Which places from … to - 1 are core, where the tree comes from another thread. */
export const coresInThread: ThreadTask<CoreInput, Int32Array> = {
  file: "clustering/density/dbscan-cores.js",
  name: "coresInThread",
  run: ({ tree, limit, minPoints, from, to }) => {
    const compiled = compiledTree(tree, [], [tree.rows]);
    if (compiled === null) return corePlaces(tree, limit, minPoints).slice(from, to);
    const [core] = compiled.integers;
    compiled.run.findCore(from, to, nextLarger(limit), minPoints, core.byteOffset);
    const found = core.slice(from, to);
    compiled.giveBack();
    return found;
  },
};

/** Writes 1 to `core`, by place, for core rows, in as many threads as that is worth. @param own finds those below a place. */
export function findCores(
  tree: KdTree,
  limit: number,
  minPoints: number,
  core: Int32Array,
  own: (to: number) => void,
): void {
  const [, ...others] = overPlaces(tree, coresInThread, { limit, minPoints }, (to) => {
    own(to);
    return core;
  });
  for (const { found, from } of others) core.set(found, from);
}

/** 1 at the places of core rows: neighbours are counted, nearest box first, up to minPoints. */
export function corePlaces(tree: KdTree, limit: number, minPoints: number): Int32Array {
  const { rows, columns, points, start, end, right } = tree;
  const coreAt = new Int32Array(rows);
  let from = 0;
  let count = 0;
  const countNear = (node: number): void => {
    if (right[node] === 0) {
      for (let at = start[node], last = end[node]; at < last && count < minPoints; at++) {
        const other = at * columns;
        let sum = 0;
        for (let j = 0; j < columns; j++) {
          const difference = points[from + j] - points[other + j];
          sum += difference * difference;
        }
        if (sum <= limit) count++;
      }
      return;
    }
    const toLeft = squaredDistanceToBox(tree, node + 1, points, from);
    const toRight = squaredDistanceToBox(tree, right[node], points, from);
    const leftFirst = toLeft <= toRight;
    if (Math.min(toLeft, toRight) <= limit) countNear(leftFirst ? node + 1 : right[node]);
    if (Math.max(toLeft, toRight) <= limit && count < minPoints)
      countNear(leftFirst ? right[node] : node + 1);
  };
  for (let at = 0; at < rows; at++) {
    from = at * columns;
    count = 0;
    countNear(0);
    if (count >= minPoints) coreAt[at] = 1;
  }
  return coreAt;
}
