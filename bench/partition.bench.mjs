// Times the partitions and trees of src/clustering beside those of scikit-learn, scipy, R, ml-kmeans and
// ml-hclust, on the same data, and prints a Markdown table.
//
//   npm run build && node bench/partition.bench.mjs [--quick]
//
// Peak memory is that of the whole process, its runtime included. `found` is the sum of squares, the sum
// of distances or the highest merge: whether both did the same work.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { groupedRows, lib, measure, python, readJob, timeHere, writeJob } from "./measure.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));

const CASES = [
  { name: "kmeans", rows: 45, columns: 8, k: 4, starts: 10, repeats: 200, peers: ["python", "ml-kmeans"] },
  { name: "kmeans", rows: 45, columns: 8, k: 4, starts: 200, repeats: 50, peers: ["python", "ml-kmeans"] },
  { name: "kmeans", rows: 2000, columns: 8, k: 6, starts: 10, repeats: 20, peers: ["python", "ml-kmeans"] },
  { name: "kmeans", rows: 200_000, columns: 14, k: 8, starts: 10, repeats: 5, peers: ["python"] },
  { name: "kmeans", rows: 1e6, columns: 16, k: 8, starts: 10, repeats: 1, peers: ["python"], slow: true },
  { name: "miniBatchKMeans", rows: 200_000, columns: 14, k: 8, repeats: 5, peers: ["python"] },
  { name: "bisectingKMeans", rows: 200_000, columns: 14, k: 8, repeats: 3, peers: ["python"] },
  { name: "ward", rows: 2000, columns: 8, repeats: 5, peers: ["python", "r"] },
  { name: "ward", rows: 1000, columns: 8, repeats: 1, peers: ["ml-hclust"] },
  { name: "ward", rows: 20_000, columns: 5, repeats: 3, peers: ["python"] },
  { name: "ward", rows: 20_000, columns: 14, repeats: 3, peers: ["python"], slow: true },
  { name: "complete", rows: 2000, columns: 8, repeats: 5, peers: ["python", "r"] },
  { name: "average", rows: 2000, columns: 8, repeats: 5, peers: ["python", "r"] },
  { name: "single", rows: 5000, columns: 8, repeats: 3, peers: ["python", "r"] },
  { name: "centroid", rows: 2000, columns: 8, repeats: 3, peers: ["python"] },
  { name: "pam", rows: 500, columns: 8, k: 5, repeats: 10, peers: ["r"] },
  { name: "pam", rows: 2000, columns: 8, k: 5, repeats: 5, peers: ["r"] },
  { name: "clara", rows: 20_000, columns: 8, k: 5, repeats: 5, peers: ["r"] },
];

if (process.argv[2] === "--run") await runHere(process.argv[3], process.argv[4]);
else main(process.argv.includes("--quick"));

function main(quick) {
  const folder = mkdtempSync(path.join(tmpdir(), "partition-bench-"));
  try {
    console.log("| method | rows x columns | by | median | ours / peer | peak memory | found |");
    console.log("|---|---|---|---:|---:|---:|---:|");
    for (const one of CASES) {
      if (quick && one.slow) continue;
      const job = writeJob(folder, one, groupedRows(one));
      const ours = measure(process.execPath, [fileURLToPath(import.meta.url), "--run", "ours", job]);
      console.log(line(one, "ours", ours, null));
      for (const peer of one.peers) {
        console.log(line(one, peer, runPeer(peer, job), ours));
      }
    }
    const threads = measure(python(), [path.join(here, "peers", "partition.py"), "--threads"]);
    console.log(`\nNode ${process.version}; Python's threads: ${threads.error ?? JSON.stringify(threads)}.`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runPeer(peer, job) {
  if (peer === "python") return measure(python(), [path.join(here, "peers", "partition.py"), job]);
  if (peer === "r") return measure("Rscript", [path.join(here, "peers", "partition.R"), job]);
  return measure(process.execPath, [fileURLToPath(import.meta.url), "--run", peer, job]);
}

function line({ name, rows, columns, starts }, by, result, ours) {
  const label = starts === undefined ? name : `${name}, ${starts} starts`;
  const start = `| ${label} | ${rows} x ${columns} | ${by} |`;
  if (result.error) return `${start} ${result.error} | | | |`;
  const ratio = ours?.milliseconds ? (ours.milliseconds / result.milliseconds).toFixed(2) : "";
  const median = Number(result.milliseconds.toPrecision(3));
  return `${start} ${median} ms | ${ratio} | ${Math.round(result.megabytes)} MB | ${result.found} |`;
}

async function runHere(by, jobFile) {
  const job = readJob(jobFile);
  await timeHere(by === "ours" ? ours(job) : await theirs(by, job), job.repeats);
}

function ours({ name, rows, columns, k, starts, data }) {
  const { observations } = lib("math/linear/observations.js");
  const x = observations({ rows, columns, data });
  const tree = (linkage) => () => {
    const { hierarchical } = lib("clustering/hierarchical/hierarchical.js");
    return hierarchical(x, { linkage }).heights.at(-1).toFixed(6);
  };
  const methods = {
    kmeans: () => lib("clustering/kmeans/kmeans.js").kmeans(x, { k, starts, seed: 1 }).inertia.toFixed(4),
    miniBatchKMeans: () =>
      lib("clustering/kmeans/mini-batch-kmeans.js").miniBatchKMeans(x, { k, seed: 1 }).inertia.toFixed(1),
    bisectingKMeans: () =>
      lib("clustering/kmeans/bisecting-kmeans.js")
        .bisectingKMeans(x, { k, seed: 1, starts: 1 })
        .inertia.toFixed(1),
    ward: tree("ward"),
    complete: tree("complete"),
    average: tree("average"),
    single: tree("single"),
    centroid: tree("centroid"),
    pam: () => lib("clustering/medoids/kmedoids.js").kmedoids(x, { k }).cost.toFixed(4),
    clara: () =>
      lib("clustering/medoids/clara.js")
        .clara(x, { k, seed: 1, sampleSize: 80 + 4 * k })
        .cost.toFixed(1),
  };
  return methods[name];
}

async function theirs(by, { rows, columns, k, starts, data }) {
  const table = Array.from({ length: rows }, (_, i) => [...data.subarray(i * columns, (i + 1) * columns)]);
  if (by === "ml-hclust") {
    const { agnes } = await import("ml-hclust");
    return () => agnes(table, { method: "ward2" }).height.toFixed(6);
  }
  const { kmeans } = await import("ml-kmeans");
  const sumOfSquares = ({ clusters, centroids }) => {
    let sum = 0;
    table.forEach((row, i) => row.forEach((value, j) => (sum += (value - centroids[clusters[i]][j]) ** 2)));
    return sum;
  };
  return () => {
    let best = Infinity;
    for (let seed = 1; seed <= starts; seed++)
      best = Math.min(best, sumOfSquares(kmeans(table, k, { seed })));
    return best.toFixed(4);
  };
}
