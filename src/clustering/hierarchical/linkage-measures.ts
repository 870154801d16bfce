import { requireWhole } from "../../core/require-whole";
import type { Observations } from "../../math/linear/observations";
import { partitionSizes } from "../partition-sizes";
import type { Linkage } from "./dendrogram";
import { cutTree } from "./dendrogram-cut";
import { agglomerativeCoefficient, copheneticCorrelation } from "./dendrogram-measures";
import { hierarchical } from "./hierarchical";

/** What the tree of one linkage is like. */
export interface LinkageMeasures {
  readonly linkage: Linkage;
  /** 0 to 1; NaN where all rows are equal. It grows with the number of rows. */
  readonly agglomerative: number;
  /** How well the tree keeps the distances between rows: -1 to 1, higher is better. */
  readonly cophenetic: number;
  /** Share of the rows in the largest cluster when the tree is cut into k. */
  readonly largestShare: number;
}

const COMPARED: readonly Linkage[] = ["ward", "complete", "average", "single"];

/**
 * The trees of four linkages compared: agglomerative coefficient (Kaufman & Rousseeuw 1990), cophenetic correlation (Sokal &
 * Rohlf 1962), and the share of the largest cluster at a cut. Ward's heights grow with the sizes of the clusters that are
 * joined, so its coefficient lies above the others' also where there are no groups: it is no reason to choose Ward.
 *
 * @param k clusters of the cut, 1 to the number of rows.
 * @throws InputError for no rows or such a k. Cost O(n^2 d) a linkage.
 * @example linkageMeasures(observations([[0], [1], [8], [9]]), 2)[0].linkage // "ward"
 */
export function linkageMeasures(x: Observations, k: number): readonly LinkageMeasures[] {
  requireWhole(k, "linkageMeasures(k)", 1, x.rows);
  return Object.freeze(
    COMPARED.map((linkage) => {
      const tree = hierarchical(x, { linkage });
      const { labels } = cutTree(tree, { clusters: k });
      return Object.freeze({
        linkage,
        agglomerative: agglomerativeCoefficient(tree),
        cophenetic: copheneticCorrelation(tree, x),
        largestShare: partitionSizes(labels).largestShare,
      });
    }),
  );
}
