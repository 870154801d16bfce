import { birch } from "../clustering/hierarchical/birch";
import { clara } from "../clustering/medoids/clara";
import { dbscan } from "../clustering/density/dbscan";
import type { Linkage } from "../clustering/hierarchical/dendrogram";
import { cutTree } from "../clustering/hierarchical/dendrogram-cut";
import { gaussianMixture } from "../clustering/mixture/gaussian-mixture";
import type { CovarianceFamily } from "../clustering/mixture/gaussian-mixture-covariance";
import { hdbscan } from "../clustering/density/hdbscan";
import { hierarchical } from "../clustering/hierarchical/hierarchical";
import { kmeans } from "../clustering/kmeans/kmeans";
import { methods } from "../clustering/methods";
import type { Observations } from "../math/linear/observations";
import { K_PARAMETER, numberParameter, type LiveParameter, type ParameterValues } from "./live-parameters";

/** A method of the live page. */
export interface LiveMethod {
  readonly id: LiveMethodId;
  /** The field's name for it. */
  readonly name: string;
  /** What `methods` calls it, where the study compares it. */
  readonly studyName?: string;
  /** What it looks for, in a sentence. */
  readonly about: string;
  readonly parameters: readonly LiveParameter[];
  /** Above so many rows it would take too long, or too much memory, in a page. */
  readonly mostRows: number;
  /** What one run costs beside the others, and so how often the checks run it: `light` on up to 2,000 rows. */
  readonly cost: "light" | "heavy";
  /** One label per row; -1 is noise. `values` have been checked. */
  readonly cluster: (x: Observations, values: ParameterValues, seed: number) => Int32Array;
  /** What stands in where checks cluster again and again; default `cluster`. */
  readonly resampled?: LiveMethod["cluster"];
  /** The same for several numbers of segments, where that costs less than one after the other. */
  readonly clusterEach?: (x: Observations, ks: readonly number[]) => readonly Int32Array[];
}

export type LiveMethodId =
  | "k-means"
  | "ward"
  | "complete"
  | "average"
  | "k-medoids"
  | "gaussian-mixture"
  | "birch"
  | "dbscan"
  | "hdbscan";

/** Up to so many rows the study's own settings hold; beyond, starts are saved. */
const SMALL = 1_000;
/** Starts of a mixture inside checks, a tenth of those it has else: fewer reach the best of optima, more take minutes. */
const MIXTURE_STARTS = 10;
/** PAM compares all pairs; above so many rows CLARA stands in, on samples. */
const PAM_ROWS = 1_000;
/** Trees of complete and average linkage hold all pairs: 4 bytes each. */
const PAIR_ROWS = 6_000;

const tree = (
  id: Linkage & ("ward" | "complete" | "average"),
  about: string,
  mostRows: number,
): LiveMethod => ({
  id,
  name: methods[id].name.replace(/^./, (letter) => letter.toUpperCase()),
  studyName: methods[id].name,
  about,
  parameters: [K_PARAMETER],
  mostRows,
  cost: "light",
  cluster: (x, { k }) => methods[id].cluster(x, Number(k), 0),
  clusterEach: (x, ks) => {
    const grown = hierarchical(x, { linkage: id });
    return ks.map((clusters) => cutTree(grown, { clusters }).labels);
  },
});

/** The methods a reader may choose from, in the order shown. Where the study compared one, it is the very same. */
export const LIVE_METHODS: readonly LiveMethod[] = Object.freeze([
  {
    id: "k-means",
    name: "k-means",
    studyName: methods.kMeans.name,
    about: "Round groups of similar spread around their means.",
    parameters: [K_PARAMETER],
    mostRows: 200_000,
    cost: "light",
    cluster: (x, { k }, seed) =>
      x.rows <= SMALL ? methods.kMeans.cluster(x, Number(k), seed) : kmeans(x, { k: Number(k), seed }).labels,
  },
  tree("ward", "A tree that joins what adds least to the spread within groups.", 12_000),
  tree(
    "complete",
    "A tree that looks at the farthest pair of two groups: compact groups of like diameter.",
    PAIR_ROWS,
  ),
  tree("average", "A tree that looks at the mean distance between groups; outliers stay alone.", PAIR_ROWS),
  {
    id: "k-medoids",
    name: "k-medoids (PAM)",
    studyName: methods.kMedoids.name,
    about: "Each group stands around a real customer; giants move it less than means.",
    parameters: [K_PARAMETER],
    mostRows: 50_000,
    cost: "light",
    cluster: (x, { k }, seed) =>
      x.rows <= PAM_ROWS
        ? methods.kMedoids.cluster(x, Number(k), seed)
        : clara(x, { k: Number(k), seed }).labels,
  },
  {
    id: "gaussian-mixture",
    name: "Gaussian mixture",
    about: "Overlapping ellipsoids; each customer goes to the most probable one.",
    parameters: [
      K_PARAMETER,
      {
        kind: "choice",
        name: "covariance",
        label: "Covariance",
        legal: ["diagonal", "full", "tied", "spherical", "equalShape"],
        initial: "diagonal",
      },
    ],
    mostRows: 20_000,
    cost: "heavy",
    cluster: (x, { k, covariance }, seed) =>
      gaussianMixture(x, { k: Number(k), covariance: covariance as CovarianceFamily, seed }).labels,
    resampled: (x, { k, covariance }, seed) =>
      gaussianMixture(x, {
        k: Number(k),
        covariance: covariance as CovarianceFamily,
        seed,
        starts: MIXTURE_STARTS,
      }).labels,
  },
  {
    id: "birch",
    name: "BIRCH",
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
    cluster: (x, { k, threshold }) =>
      birch(x, {
        threshold: Number(threshold),
        clusterLeaves: (leaves) =>
          cutTree(hierarchical(leaves), { clusters: Math.min(Number(k), leaves.rows) }),
      }).labels,
  },
  {
    id: "dbscan",
    name: "DBSCAN",
    about: "Groups are dense places of one density; who stands apart is noise.",
    parameters: [
      numberParameter("eps", "Radius (eps)", { least: 0, most: 1_000, initial: 1.5, step: 0.05 }),
      numberParameter("minPoints", "Least customers within it", { least: 1, most: 1_000, initial: 5 }),
    ],
    mostRows: 50_000,
    cost: "light",
    cluster: (x, { eps, minPoints }) => dbscan(x, { eps: Number(eps), minPoints: Number(minPoints) }).labels,
  },
  {
    id: "hdbscan",
    name: "HDBSCAN",
    about: "Dense places of any density that last; who stands apart is noise.",
    parameters: [numberParameter("minClusterSize", "Smallest group", { least: 2, most: 1_000, initial: 5 })],
    mostRows: 20_000,
    cost: "light",
    cluster: (x, { minClusterSize }) => hdbscan(x, { minClusterSize: Number(minClusterSize) }).labels,
  },
] satisfies LiveMethod[]);

/** The method of an id. */
export function liveMethod(id: LiveMethodId): LiveMethod {
  return LIVE_METHODS.find((method) => method.id === id) as LiveMethod;
}

/** Whether the reader says how many segments there are; otherwise the method finds it. */
export function takesK(method: LiveMethod): boolean {
  return method.parameters.includes(K_PARAMETER);
}
