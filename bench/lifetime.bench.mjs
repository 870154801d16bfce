// Times fitPurchases and fitGammaGamma beside lifetimes and PyMC-Marketing (PyPI), on the same customers, and prints a Markdown table.
//
//   npm run build && node bench/lifetime.bench.mjs [--quick]
//
// A peer that is not installed gets a line that says so. Each gives its parameters; the log-likelihood is worked out here for all of
// them, at the parameters that each found: the higher, the better the optimum. Times are CPU times, which other work changes less. `--quick` leaves PyMC-Marketing out.
// The customers are those of CDNOW where ../shared/data/cdnow-summary.csv is at hand, and drawn ones.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { lib, measure, peakMegabytes, python } from "./measure.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));

const CDNOW = path.join(here, "../../shared/data/cdnow-summary.csv");
const KEYS = {
  "BG/NBD": ["r", "alpha", "a", "b"],
  "MBG/NBD": ["r", "alpha", "a", "b"],
  "Pareto/NBD": ["r", "alpha", "s", "beta"],
  "Gamma-Gamma": ["p", "q", "v"],
};
/** A peer may search for as long as this, in seconds. */
const LIMIT = 300;

if (process.argv[2] === "--run") runHere(process.argv[3]);
else main(process.argv.includes("--quick"));

function main(quick) {
  const folder = mkdtempSync(path.join(tmpdir(), "lifetime-bench-"));
  try {
    console.log(
      "| customers | model | by | CPU, median | ours / peer | peak memory | log-likelihood | parameters |",
    );
    console.log("|---|---|---|---:|---:|---:|---:|---|");
    const bases = [
      ...(existsSync(CDNOW) ? [{ name: "CDNOW", rows: cdnow() }] : []),
      { name: "drawn", rows: drawn() },
    ];
    for (const { name, rows } of bases) {
      for (const model of Object.keys(KEYS)) {
        const job = path.join(folder, "job.json");
        writeFileSync(job, JSON.stringify({ model, rows, repeats: 3 }));
        const ours = measure(process.execPath, [fileURLToPath(import.meta.url), "--run", job]);
        const likelihood = likelihoodOf(model, rows);
        const start = `| ${name}, ${rows.length} | ${model} |`;
        console.log(line(`${start} ours |`, ours, null, likelihood, model));
        for (const peer of quick ? ["lifetimes"] : ["lifetimes", "PyMC-Marketing"]) {
          const found = measure(python(), [path.join(here, "peers", "lifetime.py"), job, peer], LIMIT);
          console.log(line(`${start} ${peer} |`, found, ours, likelihood, model));
        }
      }
    }
    console.log(`\nNode ${process.version}.`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function cdnow() {
  const [, ...lines] = readFileSync(CDNOW, "utf8").trim().split("\n");
  return lines.map((line) => line.split(",").slice(1).map(Number));
}

/** Customers drawn from BG/NBD and Gamma-Gamma: repeats, time of the last one, time observed, mean spend of repeats. */
function drawn() {
  const { randomSource } = lib("math/distributions/random.js");
  const { randomBeta, randomGamma } = lib("math/distributions/random-gamma.js");
  const random = randomSource(20261129);
  return Array.from({ length: 10_000 }, () => {
    const observed = 27 + 12 * random();
    const rate = randomGamma(random, 0.6) / 6;
    const dropout = randomBeta(random, 0.9, 3);
    let [repeats, lastAt, time] = [0, 0, 0];
    while ((time += -Math.log(1 - random()) / rate) < observed) {
      repeats++;
      lastAt = time;
      if (random() < dropout) break;
    }
    const spend =
      repeats === 0 ? 0 : randomGamma(random, 6 * repeats) / (randomGamma(random, 4) / 15) / repeats;
    return [repeats, lastAt, observed, spend];
  });
}

function historiesOf(rows) {
  return rows.map(([repeats, lastAt, observed], i) => ({ name: String(i), repeats, lastAt, observed }));
}

function spendsOf(rows) {
  return rows.flatMap(([purchases, , , meanSpend], i) =>
    purchases > 0 && meanSpend > 0 ? [{ name: String(i), purchases, meanSpend }] : [],
  );
}

/** The log-likelihood of all customers at parameters. */
function likelihoodOf(model, rows) {
  if (model === "Gamma-Gamma") {
    const { fitGammaGamma, gammaGammaLoss, meanOfSpends } = lib("value/gamma-gamma.js");
    const spends = spendsOf(rows);
    const [loss, unit, fit] = [gammaGammaLoss(spends), meanOfSpends(spends), fitGammaGamma(spends)];
    const at = ({ p, q, v }) => loss([p, q, v / unit].map(Math.log));
    return (parameters) => fit.logLikelihood + at(fit) - at(parameters);
  }
  const { familyOf } = lib("value/purchases/purchase-model.js");
  const { countedHistories } = lib("value/purchases/purchase-history.js");
  const counted = countedHistories(historiesOf(rows), 1);
  return (parameters) =>
    familyOf(model).logLikelihood(
      counted,
      KEYS[model].map((key) => parameters[key]),
    );
}

function runHere(file) {
  const { model, rows, repeats } = JSON.parse(readFileSync(file, "utf8"));
  const { fitPurchases } = lib("value/purchases/purchase-model.js");
  const { fitGammaGamma } = lib("value/gamma-gamma.js");
  const [histories, spends] = [historiesOf(rows), spendsOf(rows)];
  const fit = () =>
    model === "Gamma-Gamma" ? fitGammaGamma(spends) : fitPurchases(histories, { model }).parameters;
  let fitted = fit();
  const times = Array.from({ length: repeats }, () => {
    const before = process.cpuUsage();
    fitted = fit();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
  const found = Object.fromEntries(KEYS[model].map((key) => [key, fitted[key]]));
  const milliseconds = times[times.length >> 1];
  console.log(JSON.stringify({ milliseconds, megabytes: peakMegabytes(), found }));
}

function line(start, result, ours, likelihood, model) {
  if (result.error) return `${start} ${result.error} | | | | |`;
  const ratio = ours && !ours.error ? (ours.milliseconds / result.milliseconds).toFixed(2) : "";
  const time = `${Number(result.milliseconds.toPrecision(3))} ms`;
  const parameters = KEYS[model].map((key) => `${key} ${result.found[key].toFixed(3)}`).join(", ");
  const found = likelihood(result.found).toFixed(2);
  return `${start} ${time} | ${ratio} | ${Math.round(result.megabytes)} MB | ${found} | ${parameters} |`;
}
