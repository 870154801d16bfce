import type { Linkage } from "../hierarchical/dendrogram";
import { cutTree } from "../hierarchical/dendrogram-cut";
import { keptTree } from "../hierarchical/kept-tree";
import { birch, predictBirch } from "../hierarchical/birch";
import { wardLeaves } from "../hierarchical/ward-leaves";
import { requireObservations } from "../../math/linear/observations";
import { requireClusterCount } from "../requirements";
import { fitted, listed, type ListedMethod } from "../method";
import { K_PARAMETER, numberParameter } from "../method-parameters";

/** Trees of complete and average linkage hold all pairs: 4 bytes each. */
const PAIR_ROWS = 6_000;

type TreeLinkage = Linkage & ("ward" | "complete" | "average" | "single");

const tree = <Id extends TreeLinkage>(
  id: Id,
  name: string,
  about: string,
  mostRows: number,
): ListedMethod<Id> =>
  listed({
    id,
    name,
    title: name.replace(/^./, (letter) => letter.toUpperCase()),
    about,
    parameters: [K_PARAMETER],
    mostRows,
    cost: "light",
    run: (x, { k }) => cutTree(keptTree(x, id), { clusters: Number(k) }).labels,
    clusterEach: (x, ks) => {
      const grown = keptTree(x, id);
      return ks.map((clusters) => cutTree(grown, { clusters }).labels);
    },
  });

/** Methods that join rows, or small balls of rows, step by step. */
export const treeMethods = {
  ward: tree("ward", "Ward", "A tree that joins what adds least to the spread within groups.", 12_000),
  complete: tree(
    "complete",
    "complete linkage",
    "A tree that looks at the farthest pair of two groups: compact groups of like diameter.",
    PAIR_ROWS,
  ),
  average: tree(
    "average",
    "average linkage",
    "A tree that looks at the mean distance between groups; outliers stay alone.",
    PAIR_ROWS,
  ),
  single: tree(
    "single",
    "single linkage",
    "A tree that looks at the nearest pair of two groups: chains of any shape, and outliers alone.",
    12_000,
  ),
  birch: listed({
    id: "birch",
    name: "BIRCH",
    title: "BIRCH",
    about: "Sums customers up in small balls, then joins the balls by Ward's rule.",
    parameters: [
      K_PARAMETER,
      numberParameter("threshold", "Largest radius of a ball", {
        least: 0,
        most: 100,
        initial: 0.5,
        step: 0.05,
      }),
    ],
    mostRows: 50_000,
    cost: "light",
    ...fitted((x, { k, threshold }) => {
      requireObservations(x, "BIRCH(x)");
      requireClusterCount(Number(k), x.rows, "BIRCH(k)");
      return birch(x, { threshold: Number(threshold), clusterLeaves: wardLeaves(Number(k)) });
    }, predictBirch),
  }),
};
