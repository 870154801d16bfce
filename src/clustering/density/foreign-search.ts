import { squaredDistanceToBox, type KdTree } from "../../math/distances/kd-tree";
import { compiledTree } from "../../math/distances/kd-tree-compiled";

/** Looks in a k-d tree for the row of another component that is nearest by mutual reachability. */
export interface ForeignSearch {
  /** To be called when `component` has changed: which nodes of the tree hold one component only. */
  readonly readComponents: () => void;
  /** The squared mutual reachability from place `at` to the nearest foreign row, or `limit` where none is nearer. */
  readonly nearest: (at: number, limit: number) => number;
  /** The place of the row that the last search found; -1 where it found none. */
  readonly found: () => number;
  /** To be called after the last search. */
  readonly end: () => void;
}

/** Columns added up between two looks at whether the sum is too large already. */
const BLOCK = 6;

/**
 * @param core the squared core distance at each place of the tree.
 * @param component the component of the row at each place; the caller changes it between searches.
 */
export function foreignSearch(tree: KdTree, core: Float64Array, component: Int32Array): ForeignSearch {
  return compiledSearch(tree, core, component) ?? plainSearch(tree, core, component);
}

function compiledSearch(tree: KdTree, core: Float64Array, component: Int32Array): ForeignSearch | null {
  const nodes = tree.start.length;
  const compiled = compiledTree(tree, [tree.rows, nodes], [tree.rows, nodes, 1]);
  if (compiled === null) return null;
  const { run, giveBack } = compiled;
  const [ownCore, leastCore] = compiled.numbers;
  const [ownComponent, nodeComponent, found] = compiled.integers;
  ownCore.set(core);
  leastCore.set(leastCores(tree, core));
  const arrays = [ownCore, ownComponent, leastCore, nodeComponent, found];
  const [coreAt, componentAt, leastAt, nodeAt, foundAt] = arrays.map(({ byteOffset }) => byteOffset);
  return {
    readComponents: () => {
      ownComponent.set(component);
      readComponents(tree, component, nodeComponent);
    },
    nearest: (at, limit) => run.nearestForeign(at, limit, coreAt, componentAt, leastAt, nodeAt, foundAt),
    found: () => found[0],
    end: giveBack,
  };
}

function plainSearch(tree: KdTree, core: Float64Array, component: Int32Array): ForeignSearch {
  const { columns, points, start, end, right } = tree;
  const leastCore = leastCores(tree, core);
  const nodeComponent = new Int32Array(start.length);
  let [from, own, ownCore, limit, found] = [0, 0, 0, 0, -1];
  const search = (node: number): void => {
    if (right[node] === 0) {
      for (let at = start[node], last = end[node]; at < last; at++) {
        if (component[at] === own || core[at] >= limit) continue;
        const other = at * columns;
        let sum = 0;
        // In many columns most rows are too far after a few, and the rest need not be added up.
        for (let j = 0; j < columns && sum < limit;) {
          for (const until = Math.min(j + BLOCK, columns); j < until; j++) {
            const difference = points[from + j] - points[other + j];
            sum += difference * difference;
          }
        }
        if (sum < core[at]) sum = core[at];
        if (sum < ownCore) sum = ownCore;
        if (sum < limit) {
          limit = sum;
          found = at;
        }
      }
      return;
    }
    const [one, two] = [node + 1, right[node]];
    const toOne = lowerBound(one);
    const toTwo = lowerBound(two);
    if (toOne <= toTwo) {
      if (toOne < limit) search(one);
      if (toTwo < limit) search(two);
    } else {
      if (toTwo < limit) search(two);
      if (toOne < limit) search(one);
    }
  };
  const lowerBound = (node: number): number => {
    if (nodeComponent[node] === own || leastCore[node] >= limit) return Infinity;
    return squaredDistanceToBox(tree, node, points, from);
  };
  return {
    readComponents: () => readComponents(tree, component, nodeComponent),
    nearest: (at, least) => {
      from = at * columns;
      [own, ownCore] = [component[at], core[at]];
      limit = least;
      found = -1;
      search(0);
      return limit;
    },
    found: () => found,
    end: () => {},
  };
}

/** The least core distance below each node. */
function leastCores({ start, end, right }: KdTree, core: Float64Array): Float64Array {
  const least = new Float64Array(start.length);
  for (let node = start.length - 1; node >= 0; node--) {
    if (right[node] !== 0) {
      least[node] = Math.min(least[node + 1], least[right[node]]);
      continue;
    }
    least[node] = Infinity;
    for (let at = start[node]; at < end[node]; at++) if (core[at] < least[node]) least[node] = core[at];
  }
  return least;
}

/** The component of all rows below each node; -1 where they are of several. */
function readComponents(
  { start, end, right }: KdTree,
  component: Int32Array,
  nodeComponent: Int32Array,
): void {
  for (let node = start.length - 1; node >= 0; node--) {
    if (right[node] !== 0) {
      const one = nodeComponent[node + 1];
      nodeComponent[node] = one === nodeComponent[right[node]] ? one : -1;
      continue;
    }
    nodeComponent[node] = component[start[node]];
    for (let at = start[node] + 1; at < end[node]; at++)
      if (component[at] !== nodeComponent[node]) nodeComponent[node] = -1;
  }
}
