import type { DecisionTree } from "../decision-tree";

/** A node of a tree in words: a question with its answers, or an end. */
export interface AskedNode {
  /** Such as `orders more than 5`; null at an end. */
  readonly question: string | null;
  /** Places of the nodes for "no" and "yes"; 0 at an end. */
  readonly no: number;
  readonly yes: number;
  /** Share of rows here with the outcome, 0 to 1, and how many rows are here. */
  readonly share: number;
  readonly rows: number;
  readonly depth: number;
}

/** A tree as questions; node 0 is the first. @param questionOf what is asked of a column where its value is above a threshold. */
export function askedTree(
  { nodes }: DecisionTree,
  questionOf: (column: number, threshold: number) => string,
): readonly AskedNode[] {
  return Object.freeze(
    nodes.map(({ feature, threshold, left, right, probability, weight, depth }) =>
      Object.freeze({
        question: feature < 0 ? null : questionOf(feature, threshold),
        no: left,
        yes: right,
        share: probability,
        rows: weight,
        depth,
      }),
    ),
  );
}
