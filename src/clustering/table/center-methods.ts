import { bisectingKMeans } from "../kmeans/bisecting-kmeans";
import { kmeans } from "../kmeans/kmeans";
import { predictKMeans } from "../kmeans/kmeans-predict";
import { miniBatchKMeans } from "../kmeans/mini-batch-kmeans";
import { clara } from "../medoids/clara";
import { kmedoids } from "../medoids/kmedoids";
import { predictKMedoids } from "../medoids/kmedoids-predict";
import { fitted, listed } from "../method";
import { K_PARAMETER, numberParameter } from "../method-parameters";
import { sizedKMeans } from "../robust/sized-kmeans";
import { trimmedKMeans } from "../robust/trimmed-kmeans";
import { predictTrimmedKMeans } from "../robust/trimmed-kmeans-predict";
import { predictSparseKMeans, sparseKMeans } from "../sparse/sparse-kmeans";

/**
 * Starts of k-means on few rows, inside checks that cluster thousands of resamples: with its single-row moves the optimum
 * of some dozens of rows is reached well within them.
 */
const STARTS = 25;
/**
 * Beyond so many rows, and up to `SMALL`, a run costs four times as much, and there are so many starts and one kind of
 * exchanges of medoids: groups of many rows are found from few starts.
 */
const FEW_STARTS_BEYOND = 500;
const FEW_STARTS = 10;
/** Up to so many rows these starts, and PAM; beyond, fewer starts, and CLARA on samples. */
const SMALL = 1_000;
/**
 * Beyond `SMALL`, and up to so many rows, checks still run on all rows, hundreds of times: each start begins with the best of several
 * candidates (greedy k-means++), and the best start is brought to its end. Beyond, the starts of k-means itself.
 */
const CHECKED_ROWS = 3_000;
const STARTS_OF_CHECKED = 4;
/** Samples of CLARA inside checks: its samples of 500 rows differ little from each other. */
const SAMPLES = 2;
/** Starts of trimmed k-means inside checks, a tenth of those it has else. */
const TRIMMED_STARTS = 20;

export const TRIM_PARAMETER = numberParameter("trim", "Share left out", {
  least: 0,
  most: 0.49,
  initial: 0.05,
  step: 0.01,
});

/** Methods that divide rows between centres. */
export const centerMethods = {
  kMeans: listed({
    id: "k-means",
    name: "k-means",
    title: "k-means",
    about: "Round groups of similar spread around their means.",
    parameters: [K_PARAMETER],
    mostRows: 200_000,
    cost: "light",
    ...fitted(
      (x, { k }, seed) =>
        kmeans(x, { k: Number(k), seed, ...(x.rows <= CHECKED_ROWS ? { starts: startsOf(x.rows) } : {}) }),
      (model, rows) => predictKMeans(model, rows).labels,
    ),
  }),
  miniBatch: listed({
    id: "mini-batch-k-means",
    name: "mini-batch k-means",
    title: "Mini-batch k-means",
    about: "k-means on small random batches: a little worse, and quick for very many customers.",
    parameters: [K_PARAMETER],
    mostRows: 200_000,
    cost: "light",
    ...fitted(
      (x, { k }, seed) => miniBatchKMeans(x, { k: Number(k), seed }),
      (model, rows) => predictKMeans(model, rows).labels,
    ),
  }),
  bisecting: listed({
    id: "bisecting-k-means",
    name: "bisecting k-means",
    title: "Bisecting k-means",
    about:
      "Divides the widest group in two until there are enough: one more segment splits one of those before.",
    parameters: [K_PARAMETER],
    mostRows: 200_000,
    cost: "light",
    ...fitted(
      (x, { k }, seed) => bisectingKMeans(x, { k: Number(k), seed }),
      (model, rows) => predictKMeans(model, rows).labels,
    ),
  }),
  kMedoids: listed({
    id: "k-medoids",
    name: "k-medoids",
    title: "k-medoids (PAM)",
    about: "Each group lies around a real customer; giants move it less than means.",
    parameters: [K_PARAMETER],
    mostRows: 50_000,
    cost: "light",
    ...fitted(
      (x, { k }, seed) =>
        x.rows > SMALL
          ? clara(x, { k: Number(k), seed, samples: SAMPLES })
          : kmedoids(x, { k: Number(k), exchanges: x.rows > FEW_STARTS_BEYOND ? "eager" : "both" }),
      (model, rows) => predictKMedoids(model, rows).labels,
    ),
  }),
  trimmed: listed({
    id: "trimmed-k-means",
    name: "trimmed k-means",
    title: "Trimmed k-means",
    about:
      "k-means that leaves out the share of customers farthest from every centre: who is left out is in no segment.",
    parameters: [K_PARAMETER, TRIM_PARAMETER],
    mostRows: 50_000,
    cost: "light",
    ...fitted(
      (x, { k, trim }, seed) => trimmedKMeans(x, { k: Number(k), trim: Number(trim), seed }),
      (model, rows) => predictTrimmedKMeans(model, rows).labels,
    ),
    resampled: (x, { k, trim }, seed) =>
      trimmedKMeans(x, { k: Number(k), trim: Number(trim), seed, starts: TRIMMED_STARTS }).labels,
  }),
  sparse: listed({
    id: "sparse-k-means",
    name: "sparse k-means",
    title: "Sparse k-means",
    about: "k-means that finds the few columns that make the groups, and leaves out the others.",
    parameters: [
      K_PARAMETER,
      numberParameter("breadth", "From few columns (0) to all alike (1)", {
        least: 0,
        most: 1,
        initial: 0.5,
        step: 0.05,
      }),
    ],
    mostRows: 50_000,
    cost: "light",
    ...fitted(
      (x, { k, breadth }, seed) =>
        sparseKMeans(x, { k: Number(k), bound: boundOf(Number(breadth), x.columns), seed }),
      (model, rows) => predictSparseKMeans(model, rows).labels,
    ),
  }),
  sized: listed({
    id: "sized-k-means",
    name: "k-means with size limits",
    title: "k-means with size limits",
    about: "k-means in which no group is smaller or larger than you can serve.",
    parameters: [
      K_PARAMETER,
      numberParameter("least", "Smallest group, as a share of an even one", {
        least: 0,
        most: 1,
        initial: 0.5,
        step: 0.05,
      }),
      numberParameter("most", "Largest group, as a multiple of an even one", {
        least: 1,
        most: 20,
        initial: 2,
        step: 0.05,
      }),
    ],
    mostRows: 20_000,
    cost: "heavy",
    run: (x, { k, least, most }, seed) => {
      const even = x.rows / Number(k);
      return sizedKMeans(x, {
        k: Number(k),
        seed,
        least: Math.floor(even * Number(least)),
        most: Math.min(x.rows, Math.ceil(even * Number(most))),
      }).labels;
    },
  }),
};

function startsOf(rows: number): number {
  if (rows > SMALL) return STARTS_OF_CHECKED;
  return rows > FEW_STARTS_BEYOND ? FEW_STARTS : STARTS;
}

/** The bound of sparse k-means between its least and its largest value. */
function boundOf(breadth: number, columns: number): number {
  const most = Math.sqrt(columns);
  return Math.min(most, 1 + breadth * (most - 1));
}
