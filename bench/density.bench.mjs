// Times the density methods and mixtures of src/clustering beside those of scikit-learn, R and
// density-clustering, on the same data, each in a process of its own, and prints a Markdown table.
//
//   npm run build && node bench/density.bench.mjs [--quick]
//
// Python with scikit-learn is `python3`, or what BENCH_PYTHON names; R is `Rscript`. A peer that is not
// installed is reported as such. All run on one thread. Peak memory is that of the whole process, its
// runtime included. `found` says whether both did the same work.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { measure, python } from "./measure.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const lib = (file) => require(path.join(here, "..", "lib", file));

const CASES = [
  { name: "dbscan", rows: 45, columns: 6, repeats: 50, peers: ["python", "r", "density-clustering"] },
  { name: "dbscan", rows: 2000, columns: 5, repeats: 15, peers: ["python", "r", "density-clustering"] },
  { name: "dbscan", rows: 20000, columns: 2, repeats: 5, peers: ["python", "r"] },
  { name: "dbscan", rows: 20000, columns: 5, repeats: 5, peers: ["python", "r"] },
  { name: "dbscan", rows: 20000, columns: 14, repeats: 5, peers: ["python", "r"], slow: true },
  { name: "hdbscan", rows: 2000, columns: 5, repeats: 5, peers: ["r"] },
  { name: "hdbscan", rows: 20000, columns: 2, repeats: 3, peers: ["r"], peerRepeats: 1, slow: true },
  { name: "hdbscan", rows: 20000, columns: 5, repeats: 3, peers: ["r"], peerRepeats: 1, slow: true },
  { name: "hdbscan", rows: 20000, columns: 14, repeats: 1, peers: ["r"], peerRepeats: 1, slow: true },
  { name: "optics", rows: 5000, columns: 5, repeats: 3, peers: ["python", "r"] },
  { name: "birch", rows: 20000, columns: 5, repeats: 3, peers: ["python"] },
  { name: "gaussianMixture", rows: 45, columns: 6, repeats: 15, peers: ["python"] },
  { name: "gaussianMixture", rows: 2000, columns: 8, repeats: 7, peers: ["python"] },
  { name: "gaussianMixture", rows: 20000, columns: 8, repeats: 5, peers: ["python"] },
  { name: "gaussianMixture", rows: 20000, columns: 14, repeats: 3, peers: ["python"] },
  { name: "spectral", rows: 2000, columns: 5, repeats: 3, peers: ["python"] },
];
const GROUPS = 5;

if (process.argv[2] === "--run") runHere(process.argv[3], process.argv[4]);
else main(process.argv.includes("--quick"));

function main(quick) {
  const folder = mkdtempSync(path.join(tmpdir(), "density-bench-"));
  try {
    console.log("| method | rows x columns | by | median | ours / peer | peak memory | found |");
    console.log("|---|---|---|---:|---:|---:|---|");
    for (const one of CASES) {
      if (quick && one.slow) continue;
      const job = writeJob(folder, one);
      const ours = measure(process.execPath, [fileURLToPath(import.meta.url), "--run", "ours", job]);
      console.log(line(one, "ours", ours, null));
      for (const peer of one.peers) console.log(line(one, peer, runPeer(peer, job), ours));
    }
    const threads = measure(python(), [path.join(here, "peers", "density.py"), "--threads"]);
    console.log(`\nNode ${process.version}; Python's threads: ${threads.error ?? JSON.stringify(threads)}.`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runPeer(peer, job) {
  if (peer === "python") return measure(python(), [path.join(here, "peers", "density.py"), job]);
  if (peer === "r") return measure("Rscript", [path.join(here, "peers", "density.R"), job]);
  return measure(process.execPath, [fileURLToPath(import.meta.url), "--run", peer, job]);
}

/** Writes rows as little-endian doubles, and a JSON file that says what to do with them. */
function writeJob(folder, one) {
  const { rows, columns } = one;
  const { randomSource, randomNormal, randomInteger } = lib("math/distributions/random.js");
  const random = randomSource(20240917);
  const data = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    const group = randomInteger(random, GROUPS);
    for (let j = 0; j < columns; j++)
      data[i * columns + j] = (0.6 + 0.2 * group) * randomNormal(random) + 2 * ((group * (j + 1)) % 3);
  }
  const base = path.join(folder, `${one.name}-${rows}x${columns}`);
  writeFileSync(`${base}.bin`, Buffer.from(data.buffer));
  // The distance within which 80% of the rows have four neighbours.
  const { kDistances } = lib("clustering/density/kdistances.js");
  const { observations } = lib("math/linear/observations.js");
  const { sorted } = kDistances(observations({ rows, columns, data }), { k: 4 });
  const eps = sorted[Math.floor(0.8 * rows)];
  writeFileSync(
    `${base}.json`,
    JSON.stringify({ peerRepeats: one.repeats, ...one, groups: GROUPS, eps, data: `${base}.bin` }),
  );
  return `${base}.json`;
}

function line({ name, rows, columns }, by, result, ours) {
  const start = `| ${name} | ${rows} x ${columns} | ${by} |`;
  if (result.error) return `${start} ${result.error} | | | |`;
  const ratio = ours?.milliseconds ? (ours.milliseconds / result.milliseconds).toFixed(2) : "";
  return `${start} ${Number(result.milliseconds.toPrecision(3))} ms | ${ratio} | ${Math.round(result.megabytes)} MB | ${result.found} |`;
}

function runHere(by, jobFile) {
  const job = JSON.parse(readFileSync(jobFile, "utf8"));
  const bytes = readFileSync(job.data);
  const data = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const { observations } = lib("math/linear/observations.js");
  const x = observations({ rows: job.rows, columns: job.columns, data });
  const run = by === "ours" ? ourMethods(job, x) : theirMethods(job, x);
  const times = [];
  let found = run();
  for (let repeat = 0; repeat < job.repeats; repeat++) {
    const start = performance.now();
    found = run();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const milliseconds = times[times.length >> 1];
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ milliseconds, megabytes, found }));
}

function ourMethods(job, x) {
  const { name, eps, groups } = job;
  const clusters = ({ clusterCount, noiseCount }) => `${clusterCount} clusters, ${noiseCount} noise`;
  const methods = {
    dbscan: () => clusters(lib("clustering/density/dbscan.js").dbscan(x, { eps, minPoints: 5 })),
    hdbscan: () => clusters(lib("clustering/density/hdbscan.js").hdbscan(x, { minClusterSize: 10 })),
    optics: () =>
      `mean reach ${meanFinite(lib("clustering/density/optics.js").optics(x, { minPoints: 5 }).reachability)}`,
    birch: () =>
      `${lib("clustering/hierarchical/birch.js").birch(x, { threshold: eps / 2 }).leafCenters.rows} leaves`,
    // Fifty iterations from one start, whatever the gain, so that both do the same work.
    gaussianMixture: () => {
      const { gaussianMixture } = lib("clustering/mixture/gaussian-mixture.js");
      const fit = gaussianMixture(x, {
        k: groups,
        seed: 1,
        starts: 1,
        tolerance: 0,
        maxIterations: 50,
        minimumVariance: 1e-6,
      });
      return `ln L ${fit.logLikelihood.toFixed(2)}, ${fit.iterations} iterations`;
    },
    spectral: () => {
      const { spectral } = lib("clustering/spectral/spectral.js");
      const { eigenvalues } = spectral(x, { k: groups, gamma: 0.5, seed: 1, starts: 10 });
      return `eigenvalue ${groups}: ${eigenvalues[groups - 1].toFixed(8)}`;
    },
  };
  return methods[name];
}

function theirMethods(job, x) {
  const { DBSCAN } = require("density-clustering");
  const rows = Array.from({ length: x.rows }, (_, i) => [
    ...x.data.subarray(i * x.columns, (i + 1) * x.columns),
  ]);
  return () => {
    const scan = new DBSCAN();
    const clusters = scan.run(rows, job.eps, 5);
    return `${clusters.length} clusters, ${scan.noise.length} noise`;
  };
}

function meanFinite(values) {
  const finite = values.filter((value) => value < Infinity);
  return (finite.reduce((sum, value) => sum + value, 0) / finite.length).toFixed(6);
}
