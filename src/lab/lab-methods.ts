import { birch } from "../clustering/birch";
import { clara } from "../clustering/clara";
import { dbscan } from "../clustering/dbscan";
import { cutTree } from "../clustering/dendrogram-cut";
import { gaussianMixture } from "../clustering/gaussian-mixture";
import { hdbscan } from "../clustering/hdbscan";
import { hierarchical } from "../clustering/hierarchical";
import { methods } from "../clustering/methods";
import type { Observations } from "../math/observations";

/** A setting of a method, as the page asks for it and a link carries it. */
export type LabParameter =
  | {
      readonly kind: "number";
      readonly name: string;
      readonly label: string;
      /** Values below are refused; `most` may depend on the number of rows. */
      readonly least: number;
      readonly most: (rows: number) => number;
      readonly whole: boolean;
      readonly step: number;
      readonly initial: number;
    }
  | {
      readonly kind: "choice";
      readonly name: string;
      readonly label: string;
      readonly legal: readonly string[];
      readonly initial: string;
    };

/** A method of the live page. */
export interface LabMethod {
  readonly id: LabMethodId;
  /** The field's name for it. */
  readonly name: string;
  /** What it looks for, in a sentence. */
  readonly about: string;
  readonly parameters: readonly LabParameter[];
  /** Above so many rows it would take too long, or too much memory, in a page. */
  readonly mostRows: number;
  /** Whether the outcome hangs on the seed. */
  readonly random: boolean;
  /** One label per row; -1 is noise. `parameters` have been checked. */
  readonly cluster: (
    x: Observations,
    parameters: Readonly<Record<string, number | string>>,
    seed: number,
  ) => Int32Array;
}

export type LabMethodId =
  | "k-means"
  | "ward"
  | "complete"
  | "average"
  | "k-medoids"
  | "gaussian-mixture"
  | "birch"
  | "dbscan"
  | "hdbscan";

const K: LabParameter = {
  kind: "number",
  name: "k",
  label: "Segments (k)",
  least: 1,
  most: (rows) => Math.max(1, Math.min(20, rows)),
  whole: true,
  step: 1,
  initial: 3,
};

/** PAM compares all pairs; above so many rows CLARA stands in, on samples. */
const PAM_ROWS = 2_000;
/** Trees of complete and average linkage hold all pairs: 4 bytes each. */
const PAIR_ROWS = 6_000;

const number = (
  name: string,
  label: string,
  { least, most, initial, step = 1 }: { least: number; most: number; initial: number; step?: number },
): LabParameter => ({
  kind: "number",
  name,
  label,
  least,
  most: () => most,
  whole: step === 1,
  step,
  initial,
});

const tree = (id: "complete" | "average", about: string): LabMethod => ({
  id,
  name: `${id} linkage`,
  about,
  parameters: [K],
  mostRows: PAIR_ROWS,
  random: false,
  cluster: (x, { k }) => methods[id].cluster(x, Number(k), 0),
});

/** The methods a reader may choose from, in the order shown. Where the study compared one, it is the very same. */
export const LAB_METHODS: readonly LabMethod[] = Object.freeze([
  {
    id: "k-means",
    name: "k-means",
    about: "Round groups of similar spread around their means.",
    parameters: [K],
    mostRows: 200_000,
    random: true,
    cluster: (x, { k }, seed) => methods.kMeans.cluster(x, Number(k), seed),
  },
  {
    id: "ward",
    name: "Ward",
    about: "A tree that joins what adds least to the spread within groups.",
    parameters: [K],
    mostRows: 20_000,
    random: false,
    cluster: (x, { k }) => methods.ward.cluster(x, Number(k), 0),
  },
  tree("complete", "A tree that looks at the farthest pair of two groups: compact groups of like diameter."),
  tree("average", "A tree that looks at the mean distance between two groups; it leaves outliers alone."),
  {
    id: "k-medoids",
    name: "k-medoids (PAM)",
    about: "Each group stands around a real customer; giants move it less than means.",
    parameters: [K],
    mostRows: 50_000,
    random: true,
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
      K,
      {
        kind: "choice",
        name: "covariance",
        label: "Covariance",
        legal: ["diagonal", "full", "tied", "spherical"],
        initial: "diagonal",
      },
    ],
    mostRows: 20_000,
    random: true,
    cluster: (x, { k, covariance }, seed) =>
      gaussianMixture(x, { k: Number(k), covariance: covariance as "diagonal", seed }).labels,
  },
  {
    id: "birch",
    name: "BIRCH",
    about: "Sums customers up in small balls, then joins the balls by Ward's rule.",
    parameters: [
      K,
      number("threshold", "Largest radius of a ball", { least: 0, most: 100, initial: 0.5, step: 0.05 }),
    ],
    mostRows: 200_000,
    random: false,
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
      number("eps", "Radius (eps)", { least: 0, most: 1_000, initial: 1.5, step: 0.05 }),
      number("minPoints", "Least customers in the radius", { least: 1, most: 1_000, initial: 5 }),
    ],
    mostRows: 50_000,
    random: false,
    cluster: (x, { eps, minPoints }) => dbscan(x, { eps: Number(eps), minPoints: Number(minPoints) }).labels,
  },
  {
    id: "hdbscan",
    name: "HDBSCAN",
    about: "Dense places of any density that last; who stands apart is noise.",
    parameters: [number("minClusterSize", "Smallest group", { least: 2, most: 1_000, initial: 5 })],
    mostRows: 20_000,
    random: false,
    cluster: (x, { minClusterSize }) => hdbscan(x, { minClusterSize: Number(minClusterSize) }).labels,
  },
] satisfies LabMethod[]);

/** The method of an id. */
export function labMethod(id: LabMethodId): LabMethod {
  return LAB_METHODS.find((method) => method.id === id) as LabMethod;
}
