// What a user waits for: the commands, a whole run with its report, a page of it. One table, with the goals.
//
//   npm run bench -- study [--quick]       prints it; --quick leaves the whole run out
//   npm run bench -- study --write         keeps it in bench/README.md
//
// CPU is of the command and of all processes that it started; memory is the most that all of them had at one time (their
// share of common pages counted once, Linux). On a busy machine the CPU counts, and not the time.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { between, timedWords, timesIn } from "./measure.mjs";
import { kmeansInPage, timesOfPage } from "./page-times.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const readme = path.join(root, "bench", "README.md");
const champo = path.join(root, "bin", "champo.mjs");
const workbook = path.join(root, "data", "champo-synthetic.xlsx");

async function main(options) {
  const out = mkdtempSync(path.join(os.tmpdir(), "study-bench-"));
  const rows = [];
  const add = (...cells) => {
    rows.push(`| ${cells.join(" | ")} |`);
    console.error(rows.at(-1));
  };
  const command = async (name, goal, kept, ...parameters) => {
    const { seconds, cpu, megabytes } = await timed(process.execPath, [champo, ...parameters]);
    add(
      name,
      `${seconds.toFixed(1)} s`,
      `${cpu.toFixed(1)} s`,
      `${Math.round(megabytes)} MB`,
      goal(kept({ seconds, cpu, megabytes })),
    );
  };
  try {
    await command("`champo --help`", atMost(0.3, "s"), ({ cpu }) => cpu, "--help");
    await command(
      "`champo check` of the embedded workbook",
      atMost(2, "s"),
      ({ cpu }) => cpu,
      "check",
      workbook,
    );
    if (!options.includes("--quick")) {
      const run = ["run", "--data", workbook, "--out", out];
      await command(
        "`champo run --fresh`: ten notebooks, figures, report",
        atMost(40, "s"),
        ({ seconds }) => seconds,
        ...run,
        "--fresh",
      );
      await command("`champo run`, nothing changed", atMost(3, "s"), ({ cpu }) => cpu, ...run);
      await command(
        "`champo report`, ten chapters",
        atMost(3, "s"),
        ({ cpu }) => cpu,
        "report",
        "--data",
        workbook,
        "--out",
        out,
      );
    }
    const report = path.join(out, "report");
    const pages = existsSync(report) ? report : path.join(root, "report");
    if (!existsSync(pages))
      throw new Error(`No report in ${pages}: make one with \`npm start\`, or leave out --quick.`);
    for (const page of readdirSync(pages).filter((name) => /^(index|\d\d-.*)\.html$/.test(name))) {
      const { interactive, longest } = await timesOfPage(pathToFileURL(path.join(pages, page)).href);
      add(
        page,
        `${interactive.toFixed(2)} s`,
        "",
        `longest task ${Math.round(longest)} ms`,
        atMost(0.5, "s")(interactive),
      );
    }
    const { cpu, inertia } = await kmeansInPage({ rows: 200_000, columns: 16, k: 8, starts: 10 });
    add(
      "k-means, 200,000 x 16, k = 8, 10 starts, in a page",
      "",
      `${cpu.toFixed(1)} s`,
      `found ${inertia}`,
      atMost(6, "s")(cpu),
    );
  } finally {
    rmSync(out, { recursive: true });
  }
  const head = `${os.cpus()[0].model}, ${os.availableParallelism()} cores; Node ${process.versions.node}; a load of ${os.loadavg()[0].toFixed(1)} at the end.`;
  const table = [
    head,
    "",
    "| what | time | CPU | memory at most, or found | goal |",
    "| --- | ---: | ---: | ---: | --- |",
    ...rows,
  ].join("\n");
  console.log(table);
  if (options.includes("--write"))
    writeFileSync(readme, between(readFileSync(readme, "utf8"), "study", table));
}

const atMost = (goal, unit) => (value) => `${goal} ${unit}, ${value <= goal ? "met" : "missed"}`;

/** Runs a command and looks at its processes ten times a second. */
function timed(program, parameters) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn("bash", timedWords([program, ...parameters]), {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let [said, most] = ["", 0];
    child.stderr.on("data", (text) => (said += text));
    const watch = setInterval(() => (most = Math.max(most, megabytesOf(child.pid))), 100);
    child.on("close", (status) => {
      clearInterval(watch);
      const seconds = (performance.now() - began) / 1000;
      const { complaint, cpu } = timesIn(said);
      if (status !== 0) return reject(new Error(complaint || `exit ${status}`));
      resolve({ seconds, cpu, megabytes: most });
    });
  });
}

/** The memory of a process and of all that it started. */
function megabytesOf(top) {
  if (process.platform !== "linux") return NaN;
  const parents = new Map();
  for (const name of readdirSync("/proc").filter((each) => /^\d+$/.test(each))) {
    const [, parent] = /\) \S (\d+)/.exec(textOf(`/proc/${name}/stat`)) ?? [];
    if (parent) parents.set(Number(name), Number(parent));
  }
  const own = new Set([top]);
  for (let size = 0; size < own.size;) {
    size = own.size;
    for (const [id, parent] of parents) if (own.has(parent)) own.add(id);
  }
  const sizes = [...own].map((id) =>
    Number(/^Pss:\s+(\d+)/m.exec(textOf(`/proc/${id}/smaps_rollup`))?.[1] ?? 0),
  );
  return sizes.reduce((sum, each) => sum + each, 0) / 1024;
}

/** A file of a process; empty where the process has just ended. */
function textOf(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (["ENOENT", "ESRCH", "EACCES"].includes(error.code)) return "";
    throw error;
  }
}

await main(process.argv.slice(2));
