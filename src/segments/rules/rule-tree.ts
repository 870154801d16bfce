import { sumBy } from "../../core/sum";
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
}

/**
 * A classification tree for several classes (CART; Breiman, Friedman, Olshen & Stone 1984), small enough to be
 * read aloud: Gini impurity, thresholds rounded within their gap, and no question whose two answers are the
 * same. Of equally good questions the first column wins.
 *
 * @param rows those to grow from. @param maxDepth questions from the root to an answer at most. @param minLeaf
 * the least number of rows behind an answer.
 * Cost O(depth · columns · n log n).
 */
export function growRuleTree(
  data: RuleTreeData,
  rows: readonly number[],
  maxDepth: number,
  minLeaf: number,
): RuleNode {
  const counts = new Array<number>(data.classCount).fill(0);
  for (const row of rows) counts[data.labels[row]]++;
  const leaf: RuleNode = { label: counts.indexOf(Math.max(...counts)), counts, question: null };
  if (maxDepth === 0 || counts[leaf.label] === rows.length) return leaf;
  const split = bestQuestion(data, rows, counts, minLeaf);
  if (split === null) return leaf;
  const values = data.columns[split.column];
  const grow = (part: readonly number[]) => growRuleTree(data, part, maxDepth - 1, minLeaf);
  const upTo = grow(rows.filter((row) => values[row] <= split.threshold));
  const above = grow(rows.filter((row) => values[row] > split.threshold));
  const idle = upTo.question === null && above.question === null && upTo.label === above.label;
  return idle ? leaf : { ...leaf, question: { ...split, upTo, above } };
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
  rows: readonly number[],
  counts: readonly number[],
  minLeaf: number,
): { column: number; threshold: number } | null {
  let best: { column: number; threshold: number } | null = null;
  // The higher the sum of squared class counts over the rows, the lower the Gini impurity.
  let most = (squares(counts) / rows.length) * (1 + 1e-12);
  columns.forEach((values, column) => {
    const sorted = [...rows].sort((a, b) => values[a] - values[b]);
    const below = new Array<number>(classCount).fill(0);
    const rest = [...counts];
    for (let i = 1; i < sorted.length; i++) {
      below[labels[sorted[i - 1]]]++;
      rest[labels[sorted[i - 1]]]--;
      const [low, high] = [values[sorted[i - 1]], values[sorted[i]]];
      if (low === high || i < minLeaf || sorted.length - i < minLeaf) continue;
      const purity = squares(below) / i + squares(rest) / (sorted.length - i);
      if (purity <= most) continue;
      most = purity * (1 + 1e-12);
      best = { column, threshold: roundThreshold(low, high) };
    }
  });
  return best;
}

function squares(counts: readonly number[]): number {
  return sumBy(counts, (n) => n * n);
}
