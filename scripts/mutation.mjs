// Changes the code of small kernels, one change at a time, and asks whether their tests notice (Stryker).
//
//   npm run test:mutation [-- tclust sparse]     all kernels, or those named
//
// One kernel after the other, one process at a time. What did not change since the last run is taken from it: the results are
// in `out/mutation`. Fails where fewer than 80 in 100 changes are noticed.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { KERNELS } from "../test/mutation/kernels.mjs";

/** The least share of changes that tests must notice. */
const LEAST = 80;
const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const out = path.join(root, "out", "mutation");
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in KERNELS));
if (unknown !== undefined) {
  console.error(`no kernel named ${unknown}; there are ${Object.keys(KERNELS).join(", ")}`);
  process.exit(2);
}
mkdirSync(out, { recursive: true });
let failed = false;
for (const [name, { files, tests }] of Object.entries(KERNELS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const report = path.join(out, `${name}.json`);
  const config = path.join(out, `${name}.config.json`);
  writeFileSync(
    config,
    JSON.stringify({
      testRunner: "vitest",
      plugins: ["@stryker-mutator/vitest-runner"],
      vitest: { configFile: "test/mutation/vitest.config.ts", related: false },
      mutate: files,
      ignorePatterns: ["/*", "!/src", "!/test", "!/package.json", "!/tsconfig.json"],
      concurrency: 1,
      coverageAnalysis: "perTest",
      incremental: true,
      incrementalFile: path.join(out, `${name}.incremental.json`),
      tempDirName: path.join("out", "mutation", "sandbox"),
      reporters: ["json"],
      jsonReporter: { fileName: report },
      timeoutMS: 10_000,
    }),
  );
  const run = spawnSync(
    process.execPath,
    [path.join(root, "node_modules/@stryker-mutator/core/bin/stryker.js"), "run", config],
    {
      cwd: root,
      env: { ...process.env, CHAMPO_KERNEL_TESTS: tests.join(",") },
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  if (run.status !== 0) {
    failed = true;
    continue;
  }
  for (const [file, { mutants }] of Object.entries(JSON.parse(readFileSync(report, "utf8")).files)) {
    const of = (...status) => mutants.filter((each) => status.includes(each.status));
    const [noticed, all] = [of("Killed", "Timeout"), of("Killed", "Timeout", "Survived", "NoCoverage")];
    if (all.length === 0) continue;
    const share = (100 * noticed.length) / all.length;
    console.log(`${file}: ${share.toFixed(1)} % of ${all.length} changes noticed`);
    for (const { location, replacement, status } of of("Survived", "NoCoverage")) {
      console.log(
        `  line ${location.start.line}, ${status}: ${replacement.replace(/\s+/g, " ").slice(0, 90)}`,
      );
    }
    if (share < LEAST) failed = true;
  }
}
process.exit(failed ? 1 : 0);
