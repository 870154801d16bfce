// Runs every bench/*.bench.mjs, one after the other, and prints their Markdown tables.
//
//   npm run bench [-- --quick] [-- partition validity]     all, or those whose names are given
//
// `--quick` leaves out what takes long. To keep the tables: npm run --silent bench > tables.md
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const options = process.argv.slice(2).filter((argument) => argument.startsWith("--"));
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const topics = readdirSync(here)
  .filter((file) => file.endsWith(".bench.mjs"))
  .map((file) => file.replace(".bench.mjs", ""));

const unknown = wanted.filter((topic) => !topics.includes(topic));
if (unknown.length > 0) {
  console.error(`no benchmark named ${unknown.join(", ")}; there are ${topics.join(", ")}`);
  process.exit(2);
}
let failed = false;
for (const topic of wanted.length > 0 ? wanted : topics) {
  console.log(`## ${topic}\n`);
  const run = spawnSync(process.execPath, [path.join(here, `${topic}.bench.mjs`), ...options], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  console.log("");
  if (run.status !== 0) failed = true;
}
process.exit(failed ? 1 : 0);
