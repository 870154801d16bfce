import { sumBy, sumOf } from "../../core/sum";
import { roundThreshold } from "./round-threshold";

/** A question of a rule tree, or, where `question` is null, the answer. */
export interface RuleNode {
  /** The class most rows here have; among ties the first. */
  readonly label: number;
  /** Rows here, per class. */
  readonly counts: readonly number[];
  readonly question: {
    /** The column asked about. */
    readonly column: number;
    /** Rows with a value up to this go to `upTo`, the others to `above`. */
    readonly threshold: number;
    readonly upTo: RuleNode;
    readonly above: RuleNode;
  } | null;
}

/** What a rule tree is grown from: checked by the caller. */
export interface RuleTreeData {
  /** One array per column, with a finite value per row. */
  readonly columns: readonly ArrayLike<number>[];
  /** Class of each row, from 0. */
  readonly labels: ArrayLike<number>;
  readonly classCount: number;
  /** Per column the rows to grow from, and more, in order of its values; default they are sorted for each tree. */
  readonly order?: Orders;
}

type Orders = readonly (readonly number[])[];

/** Rows in the order of the values of each column. Cost O(columns · n log n). */
export function rowsInOrder(columns: RuleTreeData["columns"], rows: readonly number[]): Orders {
  return columns.map((values) => [...rows].sort((a, b) => values[a] - values[b]));
}

/**
 * A classification tree for several classes (CART; Breiman, Friedman, Olshen & Stone 1984), small enough to be
 * read aloud: Gini impurity, thresholds rounded within their gap, and no question whose two answers are the
 * same. Of equally good questions the first column wins.
 *
 * @param rows those to grow from. @param maxDepth questions from the root to an answer at most. @param minLeaf
 * the least number of rows behind an answer.
 * Cost O(depth · columns · n), and the sorting of the columns.
 */
export function growRuleTree(
  data: RuleTreeData,
  rows: readonly number[],
  maxDepth: number,
  minLeaf: number,
): RuleNode {
  if (data.order === undefined) return grown(data, rows, rowsInOrder(data.columns, rows), maxDepth, minLeaf);
  const isIn = new Uint8Array(data.labels.length);
  for (const row of rows) isIn[row] = 1;
  const orders = data.order.map((order) => order.filter((row) => isIn[row] === 1));
  return grown(data, rows, orders, maxDepth, minLeaf);
}

function grown(
  data: RuleTreeData,
  rows: readonly number[],
  orders: Orders,
  maxDepth: number,
  minLeaf: number,
): RuleNode {
  const counts = new Array<number>(data.classCount).fill(0);
  for (const row of rows) counts[data.labels[row]]++;
  const leaf: RuleNode = { label: counts.indexOf(Math.max(...counts)), counts, question: null };
  if (maxDepth === 0 || counts[leaf.label] === rows.length) return leaf;
  const split = bestQuestion(data, orders, counts, minLeaf);
  if (split === null) return leaf;
  const values = data.columns[split.column];
  const grow = (isPart: (row: number) => boolean): RuleNode =>
    grown(
      data,
      rows.filter(isPart),
      orders.map((order) => order.filter(isPart)),
      maxDepth - 1,
      minLeaf,
    );
  const upTo = grow((row) => values[row] <= split.threshold);
  const above = grow((row) => values[row] > split.threshold);
  const idle = upTo.question === null && above.question === null && upTo.label === above.label;
  return idle ? leaf : { ...leaf, question: { ...split, upTo, above } };
}

/** The same questions and answers, with the counts of other rows. Cost O(depth · n). */
export function recounted(node: RuleNode, data: RuleTreeData, rows: readonly number[]): RuleNode {
  const counts = new Array<number>(data.classCount).fill(0);
  for (const row of rows) counts[data.labels[row]]++;
  if (node.question === null) return { ...node, counts };
  const { question } = node;
  const values = data.columns[question.column];
  const [upTo, above] = [
    recounted(
      question.upTo,
      data,
      rows.filter((row) => values[row] <= question.threshold),
    ),
    recounted(
      question.above,
      data,
      rows.filter((row) => values[row] > question.threshold),
    ),
  ];
  return { ...node, counts, question: { ...question, upTo, above } };
}

/** The class a tree gives to a row. */
export function ruleLabel(tree: RuleNode, columns: RuleTreeData["columns"], row: number): number {
  let node = tree;
  while (node.question !== null) {
    const { column, threshold, upTo, above } = node.question;
    node = columns[column][row] <= threshold ? upTo : above;
  }
  return node.label;
}

function bestQuestion(
  { columns, labels, classCount }: RuleTreeData,
  orders: Orders,
  counts: readonly number[],
  minLeaf: number,
): { column: number; threshold: number } | null {
  let best: { column: number; threshold: number } | null = null;
  // The higher the sum of squared class counts over the rows, the lower the Gini impurity.
  const all = sumBy(counts, (n) => n * n);
  let most = (all / sumOf(counts)) * (1 + 1e-12);
  columns.forEach((values, column) => {
    const sorted = orders[column];
    const below = new Array<number>(classCount).fill(0);
    const rest = [...counts];
    // Squared counts on either side: whole numbers, so that adding what changes is exact.
    let [squaresBelow, squaresRest] = [0, all];
    for (let i = 1; i < sorted.length; i++) {
      const label = labels[sorted[i - 1]];
      squaresBelow += 2 * below[label]++ + 1;
      squaresRest -= 2 * rest[label]-- - 1;
      const [low, high] = [values[sorted[i - 1]], values[sorted[i]]];
      if (low === high || i < minLeaf || sorted.length - i < minLeaf) continue;
      const purity = squaresBelow / i + squaresRest / (sorted.length - i);
      if (purity <= most) continue;
      most = purity * (1 + 1e-12);
      best = { column, threshold: roundThreshold(low, high) };
    }
  });
  return best;
}
