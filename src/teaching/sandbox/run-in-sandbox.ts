import { randomUUID } from "node:crypto";
import { usesLibraryAlone } from "../../notebook/run/waits-for";
import type { Encoded } from "../grade/encode-value";
import { KeptKernel, UsedTooMuch } from "./kept-kernel";
import { LimitedCollector, shownIn } from "./limited-collector";
import {
  lostRun,
  NOTHING_SHOWN,
  type CellResult,
  type NotebookToRun,
  type RunOnWorkbook,
  type RunRequest,
  type RunResult,
} from "./run-request";

/** Code that leaves something in a kernel that no new scope sees: a module of tslab's, a timer that may end late. */
const UNSEEN = /@module|\bunref\b/;

/**
 * Runs the notebooks of one submission in a sandbox, each on every workbook: cell after cell, also after one that fails,
 * then reads the values that the tests need. Each run finds a clean scope. Most of the time goes into a kernel's start, so
 * that it is kept for the next run, except where cells reach beyond the library or left something in the process, or
 * where it was ended. What ends a kept kernel counts only when it ends a new one, too.
 *
 * Nothing it says is trusted: values are data, to be judged where the submission cannot reach.
 */
export async function runInSandbox(request: RunRequest): Promise<readonly RunResult[]> {
  const kernel = new KeptKernel(request.sandbox, request.limits);
  const results: RunResult[] = [];
  try {
    for (const notebook of request.notebooks) results.push(await runOnWorkbooks(notebook, request, kernel));
  } finally {
    await kernel.end();
  }
  return results;
}

async function runOnWorkbooks(
  notebook: NotebookToRun,
  { limits, workbooks }: RunRequest,
  kernel: KeptKernel,
): Promise<RunResult> {
  const began = performance.now();
  const seconds = limits.notebookSeconds * workbooks.length;
  const deadline = setTimeout(() => {
    kernel.stop(new Error(`the notebook ran longer than ${seconds} s`));
  }, seconds * 1000);
  const own = notebook.cells.filter(({ kind }) => kind !== "given");
  const code = own.map(({ source }) => source).join("\n");
  const alone = usesLibraryAlone(code) && !UNSEEN.test(code);
  const runs: RunOnWorkbook[] = [];
  try {
    for (const env of workbooks) {
      const kept = await kernel.prepare(env);
      let { run, end } = await runOnce(notebook, kernel, limits.outputMegabytes * 1e6);
      if (end === "its process" && kept) {
        await kernel.end();
        await kernel.prepare(env);
        ({ run, end } = await runOnce(notebook, kernel, limits.outputMegabytes * 1e6));
      }
      runs.push(run);
      if (end !== null || !alone) await kernel.end();
      if (end !== null) break;
    }
  } finally {
    clearTimeout(deadline);
  }
  const [first = { cells: [], values: {} }, ...others] = runs.map((run) => ({
    ...run,
    cells: [...run.cells, ...lostRun(notebook.cells.slice(run.cells.length), "").cells],
  }));
  return { ...first, others, seconds: (performance.now() - began) / 1000 };
}

/** Why a run ended before its last cell: for what its process used, or for what a cell did. */
type EarlyEnd = "its process" | "a cell";

/** One run of a notebook on one workbook. */
async function runOnce(
  { cells, collect }: NotebookToRun,
  kernel: KeptKernel,
  mostOutput: number,
): Promise<{ readonly run: RunOnWorkbook; readonly end: EarlyEnd | null }> {
  const run = { cells: [] as CellResult[], values: {} as Record<string, Encoded> };
  const execute = async (source: string, limit = mostOutput) => {
    const collector = new LimitedCollector(limit, () => {
      kernel.stop(new Error(`it printed more than ${limit / 1e6} MB`));
    });
    const { failure } = await kernel.execute(source, collector);
    return { failure, collector };
  };
  for (const { id, source } of cells) {
    const { used, ...result } = await runCell(() => execute(source));
    run.cells.push({ id, ...result });
    if (result.status === "stopped") return { run, end: used ? "its process" : "a cell" };
  }
  const read = async (names: readonly string[]): Promise<boolean> => {
    const key = randomUUID();
    const call = `reportValues(${JSON.stringify(key)}, ${JSON.stringify(names)})`;
    const source = `require("champo/teaching/grade/report-values").${call};`;
    const { failure, collector } = await execute(source, mostOutput * Math.max(1, names.length));
    Object.assign(run.values, valuesIn(collector, key));
    return failure === undefined;
  };
  try {
    // Together; one by one where a value stopped the others.
    if (collect.length > 0 && !(await read(collect)))
      for (const name of collect) if (!Object.hasOwn(run.values, name)) await read([name]);
  } catch {
    return { run, end: "a cell" }; // a limit was met while values were read: they are missing
  }
  return { run, end: null };
}

interface CellOutcome extends Omit<CellResult, "id"> {
  /** It was stopped for what its process used, cells before it included. */
  readonly used: boolean;
}

async function runCell(
  run: () => Promise<{ failure: { ename: string; evalue: string } | undefined; collector: LimitedCollector }>,
): Promise<CellOutcome> {
  try {
    const { failure, collector } = await run();
    const shown = shownIn(collector.outputs);
    if (failure === undefined) return { status: "ran", shown, used: false };
    const ended = ["CellTimeout", "DeadKernel", "ProcessExit"].includes(failure.ename);
    return {
      status: ended ? "stopped" : "failed",
      why: `${failure.ename}: ${failure.evalue}`.slice(0, 2000),
      shown,
      used: failure.ename === "DeadKernel",
    };
  } catch (error) {
    const used = error instanceof UsedTooMuch;
    return { status: "stopped", why: (error as Error).message, shown: NOTHING_SHOWN, used };
  }
}

/** The values that were printed under a key, by name; without those that are no data. */
function valuesIn({ printed }: LimitedCollector, key: string): Record<string, Encoded> {
  const lines = printed.split("\n").filter((line) => line.startsWith(key));
  return Object.fromEntries(lines.flatMap((line) => entryIn(line.slice(key.length))));
}

function entryIn(text: string): [string, Encoded][] {
  try {
    const entry = JSON.parse(text) as unknown;
    return Array.isArray(entry) && typeof entry[0] === "string" ? [[entry[0], entry[1] as Encoded]] : [];
  } catch (error) {
    if (error instanceof SyntaxError) return []; // the submission has changed how data are written: its loss
    throw error;
  }
}
