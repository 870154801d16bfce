// Times what has a goal beside its best peer, the two in turn in one run, and how cost grows with the rows. One table.
//
//   npm run bench -- goals [--quick]       prints it
//   npm run bench -- goals --write         keeps it: bench/goals.json, and the table in bench/README.md
//   npm run bench -- goals --write --only=pam,dbscan    these methods alone; the other rows stay as they are
//   npm run bench -- --check               fails where a ratio is 25% worse than the one that is kept
//
// Both sides start, warm up with one run (compilers just in time), and then run in turn; medians. Peers have all their threads.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { groupedRows, lib, peakMegabytes, python, readJob, reasonOf, writeJob } from "./measure.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const self = fileURLToPath(import.meta.url);
const kept = path.join(here, "goals.json");
const readme = path.join(here, "README.md");

/** Between these the table is in the README. */
const [BEGIN, END] = ["<!-- goals -->", "<!-- end of goals -->"];

/** A ratio this many times the kept one fails the check. */
const WORSE = 1.25;

const CASES = [
  { name: "kmeans", rows: 2000, columns: 8, k: 6, starts: 10, runs: 21, goal: 0.5 },
  { name: "kmeans", rows: 200_000, columns: 14, k: 8, starts: 10, runs: 5, goal: 0.25 },
  { name: "kmeans", rows: 1e6, columns: 16, k: 8, starts: 10, runs: 3, goal: 0.4, slow: true },
  { name: "miniBatchKMeans", rows: 200_000, columns: 14, k: 8, runs: 5, goal: 1 },
  { name: "bisectingKMeans", rows: 200_000, columns: 14, k: 8, runs: 5, goal: 1 },
  { name: "ward", rows: 20_000, columns: 14, runs: 3, goal: 0.15, slow: true },
  { name: "complete", rows: 2000, columns: 8, runs: 9, goal: 1 },
  { name: "average", rows: 2000, columns: 8, runs: 9, goal: 1 },
  { name: "centroid", rows: 2000, columns: 8, runs: 9, goal: 1 },
  { name: "silhouette", rows: 20_000, columns: 14, runs: 5, goal: 0.3 },
  { name: "dbscan", rows: 20_000, columns: 14, runs: 5, goal: 0.3 },
  { name: "hdbscan", rows: 20_000, columns: 10, runs: 5, goal: 1 },
  { name: "hdbscan", rows: 20_000, columns: 25, runs: 3, goal: 1 },
  { name: "hdbscan", rows: 100_000, columns: 10, runs: 3, goal: 1, slow: true },
  { name: "gaussianMixture", rows: 20_000, columns: 8, k: 5, runs: 5, goal: 0.7 },
  { name: "gaussianMixture", rows: 20_000, columns: 14, k: 5, runs: 5, goal: 0.7 },
  { name: "spectral", rows: 2000, columns: 5, k: 5, runs: 5, goal: 1 },
  { name: "pam", rows: 2000, columns: 8, k: 5, runs: 9, goal: 0.3 },
];

/** The rows are doubled four times; the exponent is that of the line through the logarithms. */
const GROWTH = [
  { name: "kmeans", rows: 12_500, columns: 8, k: 8, starts: 10, runs: 3 },
  { name: "ward", rows: 6250, columns: 5, runs: 1 },
  { name: "silhouette", rows: 1250, columns: 14, runs: 3 },
  { name: "dbscan", rows: 2500, columns: 5, runs: 3 },
  { name: "hdbscan", rows: 6250, columns: 10, runs: 1 },
  { name: "gaussianMixture", rows: 2500, columns: 8, k: 5, runs: 3 },
];

async function main(options) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "goals-bench-"));
  try {
    const only = options
      .find((option) => option.startsWith("--only="))
      ?.slice(7)
      .split(",");
    const cases = CASES.filter(
      ({ name, slow }) => !(slow && options.includes("--quick")) && (only?.includes(name) ?? true),
    );
    const results = [];
    for (const each of cases) {
      results.push({ ...each, ...(await inTurn(each, folder)) });
      console.error(rowOf(results.at(-1)));
    }
    if (options.includes("--check")) process.exitCode = check(results);
    else {
      const growth = options.includes("--quick") || only ? [] : await growthOf(folder);
      const text = only ? tableWith(results) : tableOf(results, growth);
      console.log(text);
      if (options.includes("--write")) write(results, text);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Ours and the peer's run in turn, so that what else the machine does slows both. */
async function inTurn(job, folder) {
  const file = fileOf(job, folder);
  const sides = [
    start(process.execPath, [self, "--serve", file]),
    start(python(), [path.join(here, "peers", "goals.py"), file]),
  ];
  const taken = [[], []];
  for (let run = 0; run <= job.runs; run++) {
    for (const [side, { next }] of sides.entries()) taken[side].push(await next());
  }
  for (const { end } of sides) end();
  const [ours, peer] = taken.map((runs) => summary(runs.slice(1)));
  const ratio = ours.error || peer.error ? null : ours.milliseconds / peer.milliseconds;
  return { ours, peer, ratio };
}

function start(command, parameters) {
  const child = spawn(command, parameters, { stdio: ["pipe", "pipe", "pipe"] });
  let complaint = "";
  child.stderr.on("data", (text) => (complaint += text));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let failed = null;
  child.on("error", () => (failed = `${command} is not here`));
  child.stdin.on("error", () => (failed ??= "it ended"));
  const next = async () => {
    if (failed === null) child.stdin.write("\n");
    const { value, done } = await lines.next();
    return done ? { error: failed ?? reasonOf(complaint) } : JSON.parse(value);
  };
  return { next, end: () => child.stdin.end() };
}

function summary(runs) {
  const failed = runs.find(({ error }) => error);
  if (failed) return failed;
  const median = (key) => runs.map((run) => run[key]).sort((a, b) => a - b)[runs.length >> 1];
  return { ...runs.at(-1), milliseconds: median("milliseconds"), cpu: median("cpu") };
}

/** For DBSCAN with the distance within which 80% of the rows have four neighbours. */
function fileOf(job, folder) {
  const data = groupedRows(job);
  if (job.name !== "dbscan") return writeJob(folder, job, data);
  const { kDistances } = lib("clustering/density/kdistances.js");
  const { sorted } = kDistances(matrixOf({ ...job, data }), { k: 4 });
  return writeJob(folder, { ...job, eps: sorted[Math.floor(0.8 * job.rows)] }, data);
}

function matrixOf({ rows, columns, data }) {
  return lib("math/linear/observations.js").observations({ rows, columns, data });
}

async function growthOf(folder) {
  const found = [];
  for (const base of GROWTH) {
    const points = [];
    for (let doubled = 0; doubled <= 4; doubled++) {
      const job = { ...base, rows: base.rows * 2 ** doubled };
      const { next, end } = start(process.execPath, [self, "--serve", fileOf(job, folder)]);
      const runs = [];
      for (let run = 0; run <= job.runs; run++) runs.push(await next());
      end();
      const { cpu, megabytes } = summary(runs.slice(1));
      points.push({ rows: job.rows, cpu, megabytes });
    }
    found.push({
      ...base,
      points,
      exponent: slope(points.map(({ rows, cpu }) => [Math.log(rows), Math.log(cpu)])),
    });
    console.error(`${base.name}: n^${found.at(-1).exponent.toFixed(2)}`);
  }
  return found;
}

function slope(points) {
  const mean = (at) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const products = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return products / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

const shown = (milliseconds) => `${Number(milliseconds.toPrecision(3)).toLocaleString("en")} ms`;
const sizeOf = ({ rows, columns }) => `${rows.toLocaleString("en")} x ${columns}`;
const titleOf = ({ name, starts }) => (starts ? `${name}, ${starts} starts` : name);

function rowOf({ ours, peer, ratio, goal, ...job }) {
  const start = `| ${titleOf(job)} | ${sizeOf(job)} |`;
  if (ratio === null)
    return `${start} ${ours.error ?? shown(ours.milliseconds)} | ${peer.error ?? ""} | | ${goal} | | | |`;
  const verdict = ratio <= goal ? "met" : "missed";
  const memory = `${Math.round(ours.megabytes)} / ${Math.round(peer.megabytes)} MB`;
  const cpu = (ours.cpu / peer.cpu).toFixed(2);
  return `${start} ${shown(ours.milliseconds)} | ${shown(peer.milliseconds)} | ${ratio.toFixed(2)} (${cpu}) | ${goal}, ${verdict} | ${memory} | ${ours.found} | ${peer.found} |`;
}

function tableOf(results, growth) {
  const peer = results.find((each) => each.peer.versions)?.peer;
  const versions = Object.entries(peer?.versions ?? {}).map((pair) => pair.join(" "));
  return [
    `${os.cpus()[0].model}, ${os.availableParallelism()} cores; Node ${process.versions.node}, one thread (the starts of k-means, the silhouette, the searches of HDBSCAN and DBSCAN: all); ${versions.join(", ")}, ${peer?.threads ?? "no"} threads.`,
    "",
    "| method | rows x columns | ours | peer | ratio (of CPU) | goal | memory, ours / peer | ours found | peer found |",
    "| --- | --- | ---: | ---: | ---: | --- | ---: | --- | --- |",
    ...results.map(rowOf),
    ...(growth.length > 0 ? ["", ...growthTable(growth)] : []),
  ].join("\n");
}

function growthTable(growth) {
  return [
    "| method | columns | rows | CPU | memory at most | cost grows as |",
    "| --- | ---: | --- | --- | ---: | ---: |",
    ...growth.map(({ columns, points, exponent, ...job }) => {
      const rows = points.map((point) => point.rows.toLocaleString("en")).join(", ");
      const cpu = points.map((point) => shown(point.cpu)).join(", ");
      const memory = Math.round(Math.max(...points.map(({ megabytes }) => megabytes)));
      return `| ${titleOf(job)} | ${columns} | ${rows} | ${cpu} | ${memory} MB | n^${exponent.toFixed(2)} |`;
    }),
  ];
}

/** The table that is kept, with the rows of these results in place of theirs. */
function tableWith(results) {
  const { before, from, to } = keptTable();
  const rows = new Map(results.map((each) => [`${titleOf(each)}|${sizeOf(each)}`, rowOf(each)]));
  const lines = before.slice(from, to).trim().split("\n");
  return lines
    .map((line) => {
      const [, title = "", size = ""] = line.split("|").map((cell) => cell.trim());
      return rows.get(`${title}|${size}`) ?? line;
    })
    .join("\n");
}

function keptTable() {
  const before = readFileSync(readme, "utf8");
  return { before, from: before.indexOf(BEGIN) + BEGIN.length, to: before.indexOf(END) };
}

function write(results, text) {
  const ratios = Object.fromEntries(results.map((each) => [`${titleOf(each)}, ${sizeOf(each)}`, each.ratio]));
  const all = { ...JSON.parse(readFileSync(kept, "utf8")), ...ratios };
  writeFileSync(kept, `${JSON.stringify(all, null, 2)}\n`);
  const { before, from, to } = keptTable();
  writeFileSync(readme, `${before.slice(0, from)}\n\n${text}\n\n${before.slice(to)}`);
}

/** Says which ratios are worse than the kept ones; returns the exit code. */
function check(results) {
  const before = JSON.parse(readFileSync(kept, "utf8"));
  const worse = results.flatMap((each) => {
    const key = `${titleOf(each)}, ${sizeOf(each)}`;
    if (each.ratio === null) return [`${key}: ${each.ours.error ?? each.peer.error}`];
    if (!(key in before)) return [`${key}: nothing is kept to compare with`];
    if (each.ratio <= WORSE * before[key]) return [];
    return [`${key}: ${each.ratio.toFixed(2)}, was ${before[key].toFixed(2)}`];
  });
  for (const line of worse) console.log(line);
  console.log(
    worse.length === 0
      ? "No ratio is 25% worse than the one kept."
      : `${worse.length} of ${results.length} are worse.`,
  );
  return worse.length === 0 ? 0 : 1;
}

/** Runs the job once for each line it is sent. */
function serve(file) {
  const job = readJob(file);
  lib("math/threads/use-node-threads.js");
  const run = ours(job, matrixOf(job));
  createInterface({ input: process.stdin }).on("line", () => {
    const [began, before] = [performance.now(), process.cpuUsage()];
    const found = run();
    const { user, system } = process.cpuUsage(before);
    const milliseconds = performance.now() - began;
    console.log(
      JSON.stringify({ milliseconds, cpu: (user + system) / 1000, megabytes: peakMegabytes(), found }),
    );
  });
}

function ours({ name, rows, k, starts, eps }, x) {
  const tree = (linkage) => () =>
    lib("clustering/hierarchical/hierarchical.js").hierarchical(x, { linkage }).heights.at(-1).toFixed(4);
  const groups = ({ clusterCount, noiseCount }) => `${clusterCount} clusters, ${noiseCount} noise`;
  const labels = Int32Array.from({ length: rows }, (_, i) => i % 5);
  const mixture = { k, seed: 1, starts: 1, tolerance: 0, maxIterations: 20, minimumVariance: 1e-6 };
  return {
    kmeans: () => lib("clustering/kmeans/kmeans.js").kmeans(x, { k, starts, seed: 1 }).inertia.toFixed(1),
    miniBatchKMeans: () =>
      lib("clustering/kmeans/mini-batch-kmeans.js").miniBatchKMeans(x, { k, seed: 1 }).inertia.toFixed(1),
    bisectingKMeans: () =>
      lib("clustering/kmeans/bisecting-kmeans.js")
        .bisectingKMeans(x, { k, seed: 1, starts: 1 })
        .inertia.toFixed(1),
    ward: tree("ward"),
    complete: tree("complete"),
    average: tree("average"),
    centroid: tree("centroid"),
    silhouette: () => lib("validity/scores/silhouette.js").silhouette(x, labels).value.toFixed(6),
    dbscan: () => groups(lib("clustering/density/dbscan.js").dbscan(x, { eps, minPoints: 5 })),
    hdbscan: () => groups(lib("clustering/density/hdbscan.js").hdbscan(x, { minClusterSize: 10 })),
    // As many iterations from one start, whatever the gain.
    gaussianMixture: () =>
      `${lib("clustering/mixture/gaussian-mixture.js").gaussianMixture(x, mixture).iterations} iterations`,
    spectral: () =>
      `${lib("clustering/spectral/spectral.js").spectral(x, { k, gamma: 0.5, seed: 1, starts: 10 }).clusterCount} clusters`,
    pam: () => lib("clustering/medoids/kmedoids.js").kmedoids(x, { k }).cost.toFixed(2),
  }[name];
}

if (process.argv[2] === "--serve") serve(process.argv[3]);
else await main(process.argv.slice(2));
