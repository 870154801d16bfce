// Runs test lanes: `node scripts/test.mjs unit browser … -- filters`. Without a lane: the whole check. The browser lane runs
// next to types, lint, format, the unit lane and the study lane. The last line counts what passed, failed and was skipped.
import { spawn } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { addCounts, countsLine, countsOfLane, NOTHING } from "./test-counts.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const env = { ...process.env, TZ: "UTC", LC_ALL: "C.UTF-8" };
const LANES = ["unit", "browser", "study", "long", "cluster"];

/** The script of a package's command, whatever the package exports. */
function command(name, bin = name) {
  const manifest = path.join(root, "node_modules", name, "package.json");
  const { bin: bins } = require(manifest);
  return path.join(path.dirname(manifest), typeof bins === "string" ? bins : bins[bin]);
}

/** How a program ended, in words; undefined when it ended well. */
function ending({ status, signal, error }) {
  if (error) return `did not start: ${error.message}`;
  if (signal) return `was ended by ${signal}`;
  return status === 0 ? undefined : `ended with exit code ${status}`;
}

/** Runs a program of this project; `quiet` keeps what it prints until its end, where another prints at the same time. */
function run(words, quiet) {
  return new Promise((resolve) => {
    const started = Date.now();
    const printed = [];
    const end = (result) => {
      process.stdout.write(Buffer.concat(printed));
      resolve({ ended: ending(result), seconds: ((Date.now() - started) / 1000).toFixed(1) });
    };
    const child = spawn(process.execPath, words, { cwd: root, env, stdio: quiet ? "pipe" : "inherit" });
    for (const stream of quiet ? [child.stdout, child.stderr] : [])
      stream.on("data", (part) => printed.push(part));
    child.on("error", (error) => end({ error }));
    child.on("close", (status, signal) => end({ status, signal }));
  });
}

/** One check that is no test: it counts as one. */
async function check(title, script, args) {
  const { ended, seconds } = await run([script, ...args], true);
  console.log(`${ended ? "FAILED" : "ok    "} ${title} (${seconds} s)`);
  return { ...NOTHING, passed: ended ? 0 : 1, failed: ended ? 1 : 0 };
}

/** Runs a lane; `quiet` as for any program. */
async function lane(name, filters, quiet = false) {
  const results = path.join(scratch, `${name}.json`);
  const options = [
    "--passWithNoTests",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${results}`,
  ];
  const words = [command("vitest"), "run", `--project=${name}`, ...options, ...filters];
  const { ended, seconds } = await run(words, quiet);
  const json = existsSync(results) ? readFileSync(results, "utf8") : undefined;
  const { counts, problem } = countsOfLane(json, ended);
  const nothing = counts.passed + counts.failed + counts.skipped === 0 ? ", nothing yet" : "";
  console.log(`${counts.failed ? "FAILED" : "ok    "} ${name} tests (${seconds} s${nothing})`);
  if (problem) console.error(`The ${name} lane ${problem}`);
  return counts;
}

const args = process.argv.slice(2);
const named = args.filter(
  (arg, i) => LANES.includes(arg) && args.slice(0, i).every((each) => LANES.includes(each)),
);
const filters = args.slice(named.length);
const scratch = mkdtempSync(path.join(os.tmpdir(), "champo-test-"));
const all = [];
try {
  if (named.length === 0) {
    // The browser lane has one worker, which often waits: it runs next to everything else, which takes its turn.
    const browser = lane("browser", filters, true);
    const lint = filters.length === 0 ? check("lint", command("eslint"), ["."]) : NOTHING;
    if (filters.length === 0) {
      all.push(await check("types of the tests", command("typescript", "tsc"), ["-p", "test"]));
      all.push(await check("format", command("prettier"), ["--check", "--log-level=warn", "."]));
    }
    all.push(await lint, await lane("unit", filters), await lane("study", filters, true), await browser);
  }
  for (const name of named) all.push(await lane(name, filters));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const counts = addCounts(all);
if (process.env.CHAMPO_TEST_COUNTS)
  appendFileSync(process.env.CHAMPO_TEST_COUNTS, `${JSON.stringify(counts)}\n`);
const toMend = Object.entries(JSON.parse(readFileSync(path.join(root, "test", "to-mend.json"), "utf8")));
for (const [file, why] of toMend) console.log(`not run, to be mended: test/${file} (${why})`);
console.log(countsLine(counts));
process.exit(counts.failed > 0 ? 1 : 0);
