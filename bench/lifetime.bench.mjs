// Times fitPurchases, fitGammaGamma, fitBgBb and fitContracts beside lifetimes and PyMC-Marketing (PyPI), on the same customers, and prints a Markdown table.
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
  "BG/BB": ["alpha", "beta", "gamma", "delta"],
  "shifted beta-geometric": ["alpha", "beta"],
};
/** The models of customers in continuous time. */
const CONTINUOUS = ["BG/NBD", "MBG/NBD", "Pareto/NBD", "Gamma-Gamma"];
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
      ...(existsSync(CDNOW) ? [{ name: "CDNOW", rows: cdnow(), models: CONTINUOUS }] : []),
      { name: "drawn", rows: drawn(), models: CONTINUOUS },
      { name: "drawn months", rows: drawnMonths(), models: ["BG/BB"] },
      { name: "drawn contracts", rows: drawnContracts(), models: ["shifted beta-geometric"] },
    ];
    for (const { name, rows, models } of bases) {
      for (const model of models) {
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

/** Customers drawn from BG/BB: months in which they bought, the last of them, months observed. */
function drawnMonths() {
  const { randomSource } = lib("math/distributions/random.js");
  const { randomBeta } = lib("math/distributions/random-gamma.js");
  const random = randomSource(20261130);
  return Array.from({ length: 3000 }, () => {
    const [buys, leaves] = [randomBeta(random, 1.2, 0.75), randomBeta(random, 0.65, 2.8)];
    let [taken, lastTaken] = [0, 0];
    for (let month = 1; month <= 6 && random() >= leaves; month++) {
      if (random() >= buys) continue;
      taken++;
      lastTaken = month;
    }
    return [taken, lastTaken, 6, 0];
  });
}

/** Contracts drawn from the shifted beta-geometric: renewals, and 1 where it ended at the last of them; 6 are seen. */
function drawnContracts() {
  const { randomSource } = lib("math/distributions/random.js");
  const { randomBeta } = lib("math/distributions/random-gamma.js");
  const random = randomSource(20261201);
  return Array.from({ length: 3000 }, () => {
    const leaves = randomBeta(random, 0.67, 3.8);
    let periods = 1;
    while (periods < 7 && random() >= leaves) periods++;
    return periods < 7 ? [periods, 1, 7, 0] : [6, 0, 7, 0];
  });
}

function monthsOf(rows) {
  return rows.map(([taken, lastTaken, opportunities]) => ({ taken, lastTaken, opportunities, customers: 1 }));
}
/** Equal histories once each, as `orderMonths` hands them over. */
function together(histories) {
  const groups = new Map();
  for (const each of histories) {
    const key = `${each.taken} ${each.lastTaken}`;
    groups.set(key, { ...each, customers: (groups.get(key)?.customers ?? 0) + 1 });
  }
  return [...groups.values()];
}

function spellsOf(rows) {
  return rows.map(([time, ended]) => ({ time, ended: ended === 1 }));
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
  if (model === "BG/BB") {
    const { logBeta } = lib("math/distributions/log-gamma.js");
    return ({ alpha, beta, gamma, delta }) =>
      together(monthsOf(rows)).reduce((sum, { taken, lastTaken, opportunities: n, customers }) => {
        const bought = (of) => logBeta(alpha + taken, beta + of - taken) - logBeta(alpha, beta);
        let chance = Math.exp(bought(n) + logBeta(gamma, delta + n) - logBeta(gamma, delta));
        for (let at = lastTaken; at < n; at++)
          chance += Math.exp(bought(at) + logBeta(gamma + 1, delta + at) - logBeta(gamma, delta));
        return sum + customers * Math.log(chance);
      }, 0);
  }
  if (model === "shifted beta-geometric") {
    const { contractLoss } = lib("value/contracts/shifted-beta-geometric.js");
    const loss = contractLoss(spellsOf(rows));
    return (parameters) => -loss(KEYS[model].map((key) => Math.log(parameters[key])));
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
  const { fitBgBb } = lib("value/discrete/bg-bb.js");
  const { fitContracts } = lib("value/contracts/shifted-beta-geometric.js");
  const fit =
    {
      "Gamma-Gamma": () => fitGammaGamma(spendsOf(rows)),
      "BG/BB": () => fitBgBb(together(monthsOf(rows))),
      "shifted beta-geometric": () => fitContracts(spellsOf(rows)),
    }[model] ?? (() => fitPurchases(historiesOf(rows), { model }).parameters);
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
