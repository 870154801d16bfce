// The whole check, in order of cost: types, lint, format, then every test. Ends with one line of counts.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const env = { ...process.env, TZ: "UTC", LC_ALL: "C.UTF-8" };

/** The script of a package's command, whatever the package exports. */
function command(name, bin = name) {
  const manifest = path.join(root, "node_modules", name, "package.json");
  const { bin: bins } = require(manifest);
  return path.join(path.dirname(manifest), typeof bins === "string" ? bins : bins[bin]);
}

function step(title, script, args) {
  const started = Date.now();
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: "inherit", env });
  console.log(
    `${status === 0 ? "ok    " : "FAILED"} ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
  return status === 0;
}

const scratch = mkdtempSync(path.join(os.tmpdir(), "champo-test-"));
const results = path.join(scratch, "results.json");
const filters = process.argv.slice(2);
let ok = true;
if (filters.length === 0) {
  ok = step("types of the tests", command("typescript", "tsc"), ["-p", "test"]) && ok;
  ok = step("lint", command("eslint"), ["."]) && ok;
  ok = step("format", command("prettier"), ["--check", "--log-level=warn", "."]) && ok;
}
const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${results}`];
ok = step("tests", command("vitest"), ["run", ...reporters, ...filters]) && ok;
let counts;
try {
  counts = JSON.parse(readFileSync(results, "utf8"));
} catch (error) {
  console.error(`The tests left no results: ${error.message}`);
  ok = false;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (counts) {
  const skipped = counts.numPendingTests + counts.numTodoTests;
  console.log(`${counts.numPassedTests} passed, ${counts.numFailedTests} failed, ${skipped} skipped`);
  ok &&= counts.success && counts.numPassedTests > 0;
}
process.exit(ok ? 0 : 1);
