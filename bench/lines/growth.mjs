// How the summing of lines grows: `node bench/lines/growth.mjs [--write] [--held-out]`.
//
// Makes lines (unless they lie in out/growth), sums them as a study does, and measures CPU-seconds of all processes and bytes.
// A model of the cost is fitted to all sizes but the largest, which it must foresee within 20 %. `--write` keeps the results in
// bench/lines/growth.json and the tables in docs/scale.md; what was measured before and kept there is not measured again unless
// `--again` is given.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { between, timedByShell } from "../measure.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const top = path.join(here, "..", "..");
const folder = process.env.GROWTH_FOLDER ?? path.join(top, "out", "growth");
const keptFile = path.join(here, "growth.json");
const document = path.join(top, "docs", "scale.md");
const options = process.argv.slice(2);

/** Lines and customers, in millions; the last is held out. */
const SIZES = [
  [10, 0.1],
  [10, 1],
  [30, 1],
  [100, 1],
];
const ALLOWED = 0.2;
/** What the model is asked for beyond: lines and customers, in millions. */
const BEYOND = [
  [300, 3],
  [1_000, 10],
  [10_000, 50],
];

mkdirSync(folder, { recursive: true });
const kept =
  existsSync(keptFile) && !options.includes("--again") ? JSON.parse(readFileSync(keptFile, "utf8")) : [];
const measured = SIZES.map(([lines, customers]) => {
  const known = kept.find((each) => each.size[0] === lines && each.size[1] === customers);
  return known ?? measuredAt(lines, customers);
});
const fitted = fit(measured.slice(0, -1));
const last = measured.at(-1);
const foreseen = cpuOf(fitted, last.lines, last.customers);
const error = foreseen / last.cpu - 1;
const tables = [
  measuredTable(),
  `Fitted to all but the last: ${formula(fitted)}. Foreseen for the last: ${foreseen.toFixed(0)} s; measured: ${last.cpu.toFixed(0)} s; the error is ${percent(error)}.`,
  beyondTable(fit(measured)),
];
console.log(tables.join("\n\n"));
if (options.includes("--write")) {
  writeFileSync(keptFile, `${JSON.stringify(measured, null, 2)}\n`);
  const [measure, beyond] = [tables.slice(0, 2).join("\n\n"), tables[2]];
  writeFileSync(
    document,
    between(between(readFileSync(document, "utf8"), "measured", measure), "extrapolated", beyond),
  );
}
if (Math.abs(error) > ALLOWED) {
  console.error(`The model misses the size that was held out by more than ${percent(ALLOWED)}.`);
  process.exitCode = 1;
}

function measuredAt(lines, customers) {
  const file = path.join(folder, `lines-${lines}-${customers}.parquet`);
  if (!existsSync(file)) run("make-lines.mjs", file, String(lines * 1e6), String(customers * 1e6));
  const { said, cpu } = run("sum-lines.mjs", file);
  return { size: [lines, customers], ...JSON.parse(said), fileBytes: statSync(file).size, cpu };
}

/** Runs a script; its last line, and the CPU-seconds of it and of all that it started. */
function run(script, ...words) {
  const ran = timedByShell([process.execPath, path.join(here, script), ...words]);
  if (ran.error) throw new Error(`${script} ${words.join(" ")}: ${ran.error}`);
  return ran;
}

/** Seconds = start + perLine x lines + perCustomer x customers, all at least 0, by least squares of relative errors. */
function fit(points) {
  const rows = points.map(({ lines, customers, cpu }) => [1 / cpu, lines / cpu, customers / cpu]);
  for (const columns of [[0, 1, 2], [1, 2], [0, 1], [1]]) {
    if (columns.length > rows.length) continue;
    const found = solved(rows, columns);
    if (found.every((value) => value >= 0)) {
      const all = [0, 0, 0];
      columns.forEach((column, i) => (all[column] = found[i]));
      return { start: all[0], perLine: all[1], perCustomer: all[2] };
    }
  }
  throw new Error("no model fits");
}

/** The normal equations of these columns, each row asking for 1. */
function solved(rows, columns) {
  const scale = columns.map((j) => Math.max(...rows.map((row) => row[j])));
  const a = columns.map((i, p) => [
    ...columns.map((j, q) => rows.reduce((sum, row) => sum + (row[i] / scale[p]) * (row[j] / scale[q]), 0)),
    rows.reduce((sum, row) => sum + row[i] / scale[p], 0),
  ]);
  for (let p = 0; p < a.length; p++) {
    for (let q = 0; q < a.length; q++) {
      if (q === p) continue;
      const times = a[q][p] / a[p][p];
      a[q] = a[q].map((value, j) => value - times * a[p][j]);
    }
  }
  return a.map((row, p) => row.at(-1) / row[p] / scale[p]);
}

function cpuOf({ start, perLine, perCustomer }, lines, customers) {
  return start + perLine * lines + perCustomer * customers;
}

function measuredTable() {
  const rows = measured.map((each) => [
    number(each.lines),
    number(each.customers),
    `${each.cpu.toFixed(0)} s`,
    (1e6 * (each.cpu / each.lines)).toFixed(2),
    (each.fileBytes / each.lines).toFixed(1),
    (each.travelled / each.customers).toFixed(0),
    `${(each.engineBytes / 1e9).toFixed(2)} GB`,
    `${(each.ownBytes / 1e9).toFixed(2)} GB`,
  ]);
  return table(
    [
      "lines",
      "customers",
      "CPU",
      "µs a line",
      "bytes a line, in the file",
      "bytes a customer, that travel",
      "DuckDB's memory",
      "Node's memory",
    ],
    rows,
  );
}

function beyondTable(model) {
  const perLine = last.fileBytes / last.lines;
  const perCustomer = last.travelled / last.customers;
  const own = last.ownBytes / last.customers;
  const rows = BEYOND.map(([lines, customers]) => {
    const cpu = cpuOf(model, lines * 1e6, customers * 1e6);
    return [
      number(lines * 1e6),
      number(customers * 1e6),
      `${(cpu / 3600).toFixed(1)} h`,
      `${(cpu / 60 / 32).toFixed(1)} min`,
      `${((lines * 1e6 * perLine) / 1e9).toFixed(1)} GB`,
      `${((customers * 1e6 * perCustomer) / 1e9).toFixed(2)} GB`,
      `${((customers * 1e6 * own) / 1e9).toFixed(1)} GB`,
    ];
  });
  return table(
    ["lines", "customers", "CPU", "on 32 cores, if all are busy", "Parquet", "travels", "Node's memory"],
    rows,
  );
}

function formula({ start, perLine, perCustomer }) {
  return `${start.toFixed(1)} s + ${(1e6 * perLine).toFixed(2)} µs a line + ${(1e6 * perCustomer).toFixed(2)} µs a customer`;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---:")), ...rows.map(line)].join("\n");
}

function number(value) {
  return Math.round(value).toLocaleString("en-US");
}

function percent(share) {
  return `${(100 * share).toFixed(0)} %`;
}
