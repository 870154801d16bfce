// Times latentClass beside StepMix (PyPI) and poLCA (R), on the same made answers, and prints a Markdown table.
//
//   npm run build && node bench/latent-class.bench.mjs [--quick]
//
// A peer that is not installed gets a line that says so. `found` is the log-likelihood: the higher, the better the
// optimum. Each is asked for as many starts; ours carries only the best few of them to the end.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { lib, measure, python, readJob, timeHere, writeJob } from "./measure.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));

const CASES = [
  { name: "answers", rows: 1000, columns: 6, k: 3, starts: 20, missing: 0, repeats: 5, peerRepeats: 1 },
  { name: "missing", rows: 2000, columns: 8, k: 3, starts: 20, missing: 0.3, repeats: 3, peerRepeats: 1 },
  { name: "answers", rows: 20_000, columns: 10, k: 4, starts: 20, missing: 0, repeats: 1, peerRepeats: 1 },
  { name: "defaults", rows: 100_000, columns: 20, k: 6, missing: 0, repeats: 1, peers: [] },
  { name: "onePass", rows: 100_000, columns: 20, k: 6, missing: 0, repeats: 9, peers: [] },
  {
    name: "answers",
    rows: 100_000,
    columns: 20,
    k: 6,
    starts: 1,
    missing: 0,
    repeats: 1,
    peerRepeats: 1,
    slow: true,
  },
];
const LEVELS = 4;

if (process.argv[2] === "--run") await runHere(process.argv[3]);
else main(process.argv.includes("--quick"));

function main(quick) {
  const folder = mkdtempSync(path.join(tmpdir(), "latent-class-bench-"));
  try {
    console.log(
      "| job | rows x columns, classes | starts | by | median | ours / peer | peak memory | found |",
    );
    console.log("|---|---|---:|---|---:|---:|---:|---:|");
    for (const one of CASES) {
      if (quick && (one.slow || one.rows > 20_000)) continue;
      const job = writeJob(folder, { ...one, levels: LEVELS }, madeAnswers(one));
      const ours = measure(process.execPath, [fileURLToPath(import.meta.url), "--run", job]);
      console.log(line(one, "ours", ours, null));
      for (const peer of one.peers ?? ["StepMix", "poLCA"]) {
        const command = peer === "StepMix" ? python() : "Rscript";
        const script = path.join(here, "peers", peer === "StepMix" ? "latent-class.py" : "latent-class.R");
        console.log(line(one, peer, measure(command, [script, job]), ours));
      }
    }
    console.log(`\nNode ${process.version}.`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Levels 0 … 3 drawn from random profiles of the classes; NaN where missing. */
function madeAnswers({ rows, columns, k, missing }) {
  const { randomSource } = lib("math/distributions/random.js");
  const random = randomSource(20240918);
  const profiles = Array.from({ length: k * columns }, () => {
    const draws = Array.from({ length: LEVELS }, () => -Math.log(1 - random()));
    const total = draws.reduce((sum, draw) => sum + draw, 0);
    return draws.map((draw) => draw / total);
  });
  const data = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    const c = Math.floor(random() * k);
    for (let j = 0; j < columns; j++) {
      let left = random();
      let level = 0;
      while (level < LEVELS - 1 && (left -= profiles[c * columns + j][level]) >= 0) level++;
      data[i * columns + j] = random() < missing ? NaN : level;
    }
  }
  return data;
}

async function runHere(file) {
  const job = readJob(file);
  const { mixedObservations } = lib("math/linear/mixed-observations.js");
  const { latentClass } = lib("clustering/latent-class/latent-class.js");
  const { rows, columns, k, starts, data } = job;
  const names = Array.from({ length: LEVELS }, (_, level) => `level ${level}`);
  const x = mixedObservations(
    Array.from({ length: rows }, (_, i) => `row ${i + 1}`),
    Array.from({ length: columns }, (_, j) => ({
      name: `question ${j + 1}`,
      kind: "nominal",
      values: Array.from({ length: rows }, (_, i) => names[data[i * columns + j]] ?? null),
    })),
  );
  const options = { k, seed: 1, ...(starts !== undefined && { starts, standardErrors: false }) };
  await timeHere(
    job.name === "onePass" ? passOver(x, k) : () => latentClass(x, options).logLikelihood.toFixed(2),
    job.repeats,
  );
}

/** One EM pass over all rows, from profiles drawn at random. */
function passOver(x, k) {
  const { prepareRows } = lib("clustering/latent-class/latent-class-options.js");
  const { passesOver } = lib("clustering/latent-class/kernels/em-pass.js");
  const { sumsOf } = lib("clustering/latent-class/kernels/parameters.js");
  const { commonParameters, randomStart } = lib("clustering/latent-class/kernels/random-start.js");
  const { randomSource } = lib("math/distributions/random.js");
  const { layout, table } = prepareRows(x, { k, seed: 1 }, "bench");
  const start = randomStart(layout, table, commonParameters(layout, table, 1e-6), 1, randomSource(1));
  const sums = sumsOf(layout, table.count);
  const { pass } = passesOver(layout, table, table.weights);
  return () => pass(start, { sums }).toFixed(2);
}

function line({ name, rows, columns, k, starts }, by, result, ours) {
  const job = `| ${name} | ${rows} x ${columns}, ${k} | ${starts ?? "default"} | ${by} |`;
  if (result.error) return `${job} ${result.error} | | | |`;
  const ratio = ours && !ours.error ? (ours.milliseconds / result.milliseconds).toFixed(2) : "";
  const time = `${Number(result.milliseconds.toPrecision(3))} ms`;
  return `${job} ${time} | ${ratio} | ${Math.round(result.megabytes)} MB | ${result.found} |`;
}
