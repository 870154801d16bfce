// Runs every bench/*.bench.mjs, one after the other, and prints their Markdown tables.
//
//   npm run bench [-- --quick] [-- partition validity]     all, or those whose names are given
//   npm run bench -- --set-up                              installs the peers of Python, once, in out/bench-peers
//   npm run bench -- --check                               fails where a ratio of `goals` is 25% worse than the kept one
//
// `--quick` leaves out what takes long. To keep the tables: npm run --silent bench > tables.md
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { peersFolder, peersPython } from "./measure.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const options = process.argv.slice(2).filter((argument) => argument.startsWith("--"));
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const topics = readdirSync(here)
  .filter((file) => file.endsWith(".bench.mjs"))
  .map((file) => file.replace(".bench.mjs", ""));

if (options.includes("--set-up")) process.exit(setUp());
if (options.includes("--check")) wanted.splice(0, Infinity, "goals");

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

/** An environment of its own, so that nothing of the machine's Python changes; returns the exit code. */
function setUp() {
  const run = (command, parameters) => spawnSync(command, parameters, { stdio: "inherit" });
  const made = run("python3", ["-m", "venv", peersFolder]);
  if (made.status !== 0) {
    console.error("python3 cannot make an environment: apt-get install python3-venv");
    return 1;
  }
  return (
    run(peersPython, ["-m", "pip", "install", "-q", "-r", path.join(here, "peers", "requirements.txt")])
      .status ?? 1
  );
}
