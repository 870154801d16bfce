// Which method, honestly: every method of the table and its peers on sets made by code, of which the groups are known.
//
//   npm run build && node bench/which-method.bench.mjs [--quick] [--rows 5000,50000] [--write]
//
// Results are kept in out/which-method.json, and `--write` writes docs/which-method.md from them: its tables come from runs and
// nowhere else. `--quick` leaves out 5,000 and 50,000 rows; `--rows` runs these numbers of rows alone and keeps the other results. Each method has a process of its own for each number of rows, one thread, and at most `SECONDS` of time.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { measure, peakMegabytes, python } from "./measure.mjs";
import { rowsOf, SHAPES } from "./which-method/made-sets.mjs";
import { written } from "./which-method/written.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const lib = (file) => require(path.join(here, "..", "lib", file));

/** Rows, how many sets of each shape, and which shapes. */
const SIZES = [
  { rows: 45, sets: 5, shapes: SHAPES },
  { rows: 500, sets: 2, shapes: SHAPES },
  { rows: 5_000, sets: 1, shapes: SHAPES, slow: true },
  { rows: 50_000, sets: 1, shapes: ["gaussian"], slow: true },
];
/** Sets without groups on which a verdict is asked for. */
const VERDICT_SETS = 20;
const VERDICT_ROWS = 45;
/** The most time of one method on all sets of a size, on the clock. */
const SECONDS = 240;
const PEERS = [
  "scikit-learn k-means",
  "scikit-learn mini-batch k-means",
  "scikit-learn bisecting k-means",
  "scikit-learn Ward",
  "scikit-learn complete",
  "scikit-learn average",
  "scikit-learn single",
  "scikit-learn Gaussian mixture",
  "scikit-learn BIRCH",
  "scikit-learn DBSCAN",
  "scikit-learn HDBSCAN",
  "scikit-learn spectral",
  "hdbscan HDBSCAN",
  "StepMix",
  "kmodes k-prototypes",
];
/** Beyond these rows a peer needs memory or time that grows with the square of the rows. */
const PEER_ROWS = { "scikit-learn spectral": 5_000, StepMix: 5_000, "kmodes k-prototypes": 500 };
for (const linkage of ["Ward", "complete", "average", "single"]) PEER_ROWS[`scikit-learn ${linkage}`] = 5_000;

if (process.argv[2] === "--run") runHere(process.argv[3]);
else main(process.argv.includes("--quick"), optionOf("--rows"), process.argv.includes("--write"));

function optionOf(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : process.argv[at + 1].split(",").map(Number);
}

/** The results of earlier runs, without those of the sizes that are run now. */
function keptResults(file, only) {
  if (only === null || !existsSync(file)) return [];
  return JSON.parse(readFileSync(file, "utf8")).filter(
    ({ rows, verdict }) => verdict || !only.includes(rows),
  );
}

function main(quick, only, write) {
  const folder = mkdtempSync(path.join(tmpdir(), "which-method-"));
  const { methods } = lib("clustering/methods.js");
  const kept = path.join(here, "..", "out", "which-method.json");
  const results = keptResults(kept, only);
  try {
    const ask = (job) => {
      const file = path.join(folder, "job.json");
      writeFileSync(file, JSON.stringify(job));
      const own = fileURLToPath(import.meta.url);
      const found =
        job.by === "ours"
          ? measure(process.execPath, [own, "--run", file], SECONDS)
          : measure(python(), [path.join(here, "peers", "which-method.py"), file], SECONDS);
      results.push({ ...job, sets: job.sets?.length, ...found });
      console.error(
        `${job.by} ${job.method}, ${job.rows} rows: ${found.error ?? `${found.seconds.toFixed(2)} s`}`,
      );
    };
    for (const { rows, sets, shapes, slow } of SIZES) {
      if (only === null ? quick && slow : !only.includes(rows)) continue;
      const made = shapes.flatMap((shape) =>
        Array.from({ length: sets }, (_, i) => setOf(folder, shape, rows, i)),
      );
      for (const { id, mostRows } of Object.values(methods)) {
        if (rows <= mostRows) ask({ by: "ours", method: id, rows, sets: made });
      }
      for (const peer of PEERS) {
        if (rows <= (PEER_ROWS[peer] ?? Infinity)) ask({ by: "peer", method: peer, rows, sets: made });
      }
    }
    if (only === null) {
      const none = Array.from({ length: VERDICT_SETS }, (_, i) =>
        setOf(folder, "none", VERDICT_ROWS, 100 + i),
      );
      for (const method of ["the written rule", "best silhouette", "mixture by BIC", "HDBSCAN"]) {
        ask({ by: "ours", verdict: true, method, rows: VERDICT_ROWS, sets: none });
      }
      for (const method of ["best silhouette", "mixture by BIC", "hdbscan HDBSCAN", "StepMix by BIC"]) {
        ask({ by: "peer", verdict: true, method, rows: VERDICT_ROWS, sets: none });
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  mkdirSync(path.dirname(kept), { recursive: true });
  writeFileSync(kept, JSON.stringify(results));
  const text = written(results, Object.values(methods), SHAPES);
  if (write) writeFileSync(path.join(here, "..", "docs", "which-method.md"), text);
  console.log(text);
}

/** A set as files that any program reads: rows as little-endian doubles, groups and words as JSON. */
function setOf(folder, shape, rows, place) {
  const base = path.join(folder, `${shape}-${rows}-${place}`);
  const { data, columns, groups, k, words, numbers } = rowsOf(lib, shape, rows, place);
  writeFileSync(`${base}.bin`, Buffer.from(data.buffer));
  writeFileSync(`${base}.json`, JSON.stringify({ groups: [...groups], words, numbers }));
  return { shape, rows, columns, k, data: `${base}.bin`, more: `${base}.json` };
}

function runHere(file) {
  const job = JSON.parse(readFileSync(file, "utf8"));
  const { observations } = lib("math/linear/observations.js");
  const { adjustedRand } = lib("validity/agreement/adjusted-rand.js");
  const loaded = job.sets.map((set) => {
    const bytes = readFileSync(set.data);
    const data = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
    const { groups } = JSON.parse(readFileSync(set.more, "utf8"));
    return { ...set, groups, x: observations({ rows: set.rows, columns: set.columns, data: data.slice() }) };
  });
  const before = process.cpuUsage();
  const found = loaded.map((set) => {
    const start = process.cpuUsage();
    const answer = job.verdict
      ? { segments: verdictOf(job.method, set.x) }
      : { labels: labelsOf(job.method, set) };
    const { user, system } = process.cpuUsage(start);
    return { set, answer, seconds: (user + system) / 1e6 };
  });
  const { user, system } = process.cpuUsage(before);
  const megabytes = peakMegabytes();
  const shapes = found.map(({ set, answer, seconds }) => ({
    shape: set.shape,
    seconds,
    ...(answer.labels === undefined
      ? answer
      : { ari: adjustedRand(answer.labels, set.groups, { noise: "singletons" }).value }),
  }));
  console.log(JSON.stringify({ seconds: (user + system) / 1e6, megabytes, shapes }));
}

/** The method as the table has it, with the true number of groups; DBSCAN with the radius at the knee. */
function labelsOf(id, { x, k }) {
  const method = Object.values(lib("clustering/methods.js").methods).find((each) => each.id === id);
  const initial = Object.fromEntries(method.parameters.map((each) => [each.name, each.initial]));
  const radius =
    id === "dbscan" ? { eps: lib("clustering/density/kdistances.js").kDistances(x, { k: 4 }).knee } : {};
  return method.run(x, { ...initial, k, ...radius }, 7);
}

/** How many segments a way to choose says there are, on rows that have none. */
function verdictOf(way, x) {
  const { methods } = lib("clustering/methods.js");
  const { cluster } = methods.kMeans;
  const ks = [2, 3, 4, 5, 6, 7, 8];
  switch (way) {
    case "the written rule": {
      const { supportedCounts } = lib("validity/certify/supported-counts.js");
      return supportedCounts(x, cluster, { seed: 7 })[0] ?? 1;
    }
    case "best silhouette": {
      const { silhouette } = lib("validity/scores/silhouette.js");
      const scores = ks.map((k) => silhouette(x, cluster(x, k, 7)).value ?? -1);
      return ks[scores.indexOf(Math.max(...scores))];
    }
    case "mixture by BIC": {
      const { gaussianMixtureSweep } = lib("clustering/mixture/gaussian-mixture-sweep.js");
      const covariances = ["spherical", "diagonal", "tied", "full"];
      const { fits } = gaussianMixtureSweep(x, { k: [1, 8], covariances, seed: 7 });
      const sound = fits.filter(({ heldDirections }) => heldDirections === 0);
      return sound.reduce((best, each) => (each.bic > best.bic ? each : best)).k;
    }
    case "HDBSCAN":
      return new Set(methods.hdbscan.cluster(x, 2, 7).filter((label) => label >= 0)).size || 1;
  }
}
