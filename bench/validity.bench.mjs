// Times the checks of src/validity beside the same checks of scikit-learn, R and simple-statistics, on the
// same data, each in a process of its own, and prints a Markdown table.
//
//   npm run build && node bench/validity.bench.mjs [--quick]
//
// Python with scikit-learn is `python3`, or what BENCH_PYTHON names; R is `Rscript`. A peer that is not
// installed is reported as such. All run on one thread.
import { mkdtempSync, rmSync, writeFileSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { measure, python } from "./measure.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const lib = (file) => require(path.join(here, "..", "lib", file));

const CASES = [
  { name: "silhouette", rows: 45, columns: 14, repeats: 50, peers: ["python", "r", "simple-statistics"] },
  { name: "silhouette", rows: 2000, columns: 14, repeats: 7, peers: ["python", "r", "simple-statistics"] },
  { name: "silhouette", rows: 20000, columns: 14, repeats: 5, peers: ["python"], slow: true },
  { name: "calinskiHarabasz", rows: 200000, columns: 14, repeats: 7, peers: ["python"] },
  { name: "daviesBouldin", rows: 200000, columns: 14, repeats: 7, peers: ["python"] },
  { name: "dunn", rows: 2000, columns: 14, repeats: 5, peers: ["r"] },
  { name: "adjustedRand", rows: 200000, columns: 1, repeats: 7, peers: ["python"] },
  { name: "adjustedMutualInformation", rows: 20000, columns: 1, repeats: 5, peers: ["python"] },
  { name: "specificationGrid", rows: 45, columns: 6, repeats: 3, peers: [] },
];
const CLUSTERS = 5;

if (process.argv[2] === "--run") runOurs(process.argv[3], process.argv[4]);
else main(process.argv.includes("--quick"));

function main(quick) {
  const folder = mkdtempSync(path.join(tmpdir(), "validity-bench-"));
  try {
    const lines = [
      "| check | rows x columns | by | median | ours / peer | peak memory | value |",
      "|---|---|---|---:|---:|---:|---:|",
    ];
    for (const one of CASES) {
      if (quick && one.slow) continue;
      const job = writeJob(folder, one);
      const ours = measure(process.execPath, [fileURLToPath(import.meta.url), "--run", "ours", job]);
      lines.push(line(one, "ours", ours, null));
      for (const peer of one.peers) lines.push(line(one, peer, runPeer(peer, job), ours));
    }
    const threads = measure(python(), [path.join(here, "peers", "validity.py"), "--threads"]);
    console.log(lines.join("\n"));
    console.log(`\nNode ${process.version}; Python's threads: ${threads.error ?? JSON.stringify(threads)}.`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runPeer(peer, job) {
  if (peer === "python") return measure(python(), [path.join(here, "peers", "validity.py"), job]);
  if (peer === "r") return measure("Rscript", [path.join(here, "peers", "validity.R"), job]);
  return measure(process.execPath, [fileURLToPath(import.meta.url), "--run", "simple-statistics", job]);
}

/** Writes rows and two labellings as little-endian numbers, and a JSON file that describes them. */
function writeJob(folder, { name, rows, columns, repeats }) {
  const { randomSource, randomNormal, randomInteger } = lib("math/distributions/random.js");
  const random = randomSource(20240917);
  const data = new Float64Array(rows * columns);
  const labels = new Int32Array(rows);
  const others = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    labels[i] = randomInteger(random, CLUSTERS);
    others[i] = random() < 0.7 ? labels[i] : randomInteger(random, CLUSTERS + 2);
    for (let j = 0; j < columns; j++)
      data[i * columns + j] = randomNormal(random) + 2 * ((labels[i] * (j + 1)) % 3);
  }
  const base = path.join(folder, `${name}-${rows}`);
  writeFileSync(`${base}.rows`, Buffer.from(data.buffer));
  writeFileSync(`${base}.labels`, Buffer.from(labels.buffer));
  writeFileSync(`${base}.others`, Buffer.from(others.buffer));
  writeFileSync(`${base}.json`, JSON.stringify({ name, rows, columns, repeats, base }));
  return `${base}.json`;
}

function readJob(file) {
  const job = JSON.parse(readFileSync(file, "utf8"));
  const bytes = (ending) => {
    const buffer = readFileSync(`${job.base}.${ending}`);
    return buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength);
  };
  return {
    ...job,
    data: new Float64Array(bytes("rows")),
    labels: new Int32Array(bytes("labels")),
    others: new Int32Array(bytes("others")),
  };
}

function runOurs(by, file) {
  const { name, rows, columns, repeats, data, labels, others } = readJob(file);
  const run = by === "ours" ? ourCheck() : simpleStatistics();
  const milliseconds = [];
  let value;
  for (let i = 0; i < repeats; i++) {
    const started = performance.now();
    value = run();
    milliseconds.push(performance.now() - started);
  }
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ milliseconds, peakMegabytes, value }));

  function ourCheck() {
    const { observations } = lib("math/linear/observations.js");
    const validity = lib("index.js");
    if (name === "specificationGrid") return grid();
    if (columns === 1) return () => validity[name](labels, others).value;
    const x = observations({ rows, columns, data });
    return () => validity[name](x, labels).value;
  }

  function simpleStatistics() {
    const { silhouette } = require("simple-statistics");
    const points = Array.from({ length: rows }, (_, i) =>
      Array.from(data.subarray(i * columns, (i + 1) * columns)),
    );
    const groups = Array.from(labels);
    return () => silhouette(points, groups).reduce((sum, each) => sum + each, 0) / rows;
  }

  /** 300 fits: 15 variants by 4 methods by 5 numbers of clusters. */
  function grid() {
    const { observations } = lib("math/linear/observations.js");
    const { randomSource, randomNormal } = lib("math/distributions/random.js");
    const { specificationGrid } = lib("index.js");
    const { kmeans } = lib("clustering/kmeans/kmeans.js");
    const { hierarchical } = lib("clustering/hierarchical/hierarchical.js");
    const { cutTree } = lib("clustering/hierarchical/dendrogram-cut.js");
    const variants = Array.from({ length: 15 }, (_, v) => {
      const random = randomSource(v);
      const noisy = data.map((each) => each + randomNormal(random) / 2);
      return { name: `variant ${v}`, x: observations({ rows, columns, data: noisy }) };
    });
    const tree = (linkage) => (x, k) => cutTree(hierarchical(x, { linkage }), { clusters: k }).labels;
    const methods = [
      { name: "k-means, 200 starts", cluster: (x, k, seed) => kmeans(x, { k, seed }).labels },
      { name: "Ward", cluster: tree("ward") },
      { name: "average", cluster: tree("average") },
      { name: "complete", cluster: tree("complete") },
    ];
    return () => specificationGrid(variants, methods, [2, 3, 4, 5, 6], 7).fits.length;
  }
}

function line({ name, rows, columns }, by, found, ours) {
  const size = `${rows.toLocaleString("en")} x ${columns}`;
  if (found.error) return `| ${name} | ${size} | ${by} | ${found.error} | | | |`;
  const time = median(found.milliseconds);
  const ratio = ours && !ours.error ? (median(ours.milliseconds) / time).toFixed(2) : "";
  const value = Number(found.value).toPrecision(8);
  const shown = time < 10 ? `${time.toFixed(2)} ms` : `${Math.round(time).toLocaleString("en")} ms`;
  return `| ${name} | ${size} | ${by} | ${shown} | ${ratio} | ${Math.round(found.peakMegabytes)} MB | ${value} |`;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
