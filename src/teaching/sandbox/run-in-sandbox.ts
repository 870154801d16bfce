import { randomUUID } from "node:crypto";
import { Kernel } from "../../notebook/kernel/kernel-client";
import type { Encoded } from "../grade/encode-value";
import { LimitedCollector, shownIn } from "./limited-collector";
import { processUse } from "./process-watch";
import {
  lostRun,
  NOTHING_SHOWN,
  type CellResult,
  type RunOnWorkbook,
  type RunRequest,
  type RunResult,
} from "./run-request";
import { prepareSandbox, sandboxed, workFolder } from "./sandbox";

/** How often memory and processes are looked at, in milliseconds. */
const WATCH_MS = 150;

/**
 * Runs one notebook of a submission in a sandboxed kernel: cell after cell, also after one that fails, then reads the
 * values that the tests need. With several workbooks it does so again on each, in the same kernel: most of the time
 * goes into its start. Ended with everything it started when it exceeds a limit.
 *
 * Nothing it says is trusted: values are data, to be judged where the submission cannot reach.
 */
export async function runInSandbox(request: RunRequest): Promise<RunResult> {
  const { cells, collect, limits, sandbox, workbooks } = request;
  const seconds = limits.notebookSeconds * workbooks.length;
  const began = performance.now();
  const stop = new AbortController();
  const end = (why: string): void => {
    stop.abort(new Error(why));
  };
  prepareSandbox(sandbox);
  const kernel = await Kernel.start({ cwd: workFolder(sandbox), wrap: sandboxed(sandbox) });
  const deadline = setTimeout(() => {
    end(`the notebook ran longer than ${seconds} s`);
  }, seconds * 1000);
  const watch = setInterval(() => {
    const use = kernel.pid === undefined ? null : processUse(kernel.pid);
    if (use === null) return;
    if (use.megabytes > limits.memoryMegabytes)
      end(`it used more than ${limits.memoryMegabytes} MB of memory`);
    if (use.processes > limits.processes) end(`it started more than ${limits.processes} processes`);
  }, WATCH_MS);
  const runs: RunOnWorkbook[] = [];
  const execute = async (source: string) => {
    const collector = new LimitedCollector(limits.outputMegabytes * 1e6, () => {
      end(`it printed more than ${limits.outputMegabytes} MB`);
    });
    const options = { timeoutSeconds: limits.cellSeconds, signal: stop.signal };
    const { failure } = await kernel.execute(source, collector, options);
    return { failure, collector };
  };
  try {
    for (const [i, env] of workbooks.entries()) {
      const results: CellResult[] = [];
      const values: Record<string, Encoded> = {};
      runs.push({ cells: results, values });
      if (i > 0) await execute(`Object.assign(process.env, ${JSON.stringify(env)});`);
      for (const { id, source } of cells) {
        results.push({ id, ...(await runCell(() => execute(source))) });
        if (results.at(-1)?.status === "stopped") break;
      }
      if (results.at(-1)?.status === "stopped") break;
      for (const name of collect) {
        const key = randomUUID();
        const { failure, collector } = await execute(
          `require("champo/teaching/grade/report-value").reportValue(${JSON.stringify(key)}, ${name});`,
        );
        const value = failure === undefined ? valueIn(collector, key) : undefined;
        if (value !== undefined) values[name] = value;
      }
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error; // else the limit was met while values were read: they are missing
  } finally {
    clearTimeout(deadline);
    clearInterval(watch);
    await kernel.kill();
  }
  const [first = { cells: [], values: {} }, ...others] = runs.map((run) => ({
    ...run,
    cells: [...run.cells, ...lostRun(cells.slice(run.cells.length), "").cells],
  }));
  return { ...first, others, seconds: (performance.now() - began) / 1000 };
}

async function runCell(
  run: () => Promise<{ failure: { ename: string; evalue: string } | undefined; collector: LimitedCollector }>,
): Promise<Omit<CellResult, "id">> {
  try {
    const { failure, collector } = await run();
    const shown = shownIn(collector.outputs);
    if (failure === undefined) return { status: "ran", shown };
    const ended = ["CellTimeout", "DeadKernel", "ProcessExit"].includes(failure.ename);
    return {
      status: ended ? "stopped" : "failed",
      why: `${failure.ename}: ${failure.evalue}`.slice(0, 2000),
      shown,
    };
  } catch (error) {
    return { status: "stopped", why: (error as Error).message, shown: NOTHING_SHOWN };
  }
}

/** The value that was printed under a key; undefined where nothing was, or something that is no data. */
function valueIn(collector: LimitedCollector, key: string): Encoded | undefined {
  const line = collector.printed.split("\n").find((each) => each.startsWith(key));
  if (line === undefined) return undefined;
  try {
    return JSON.parse(line.slice(key.length)) as Encoded;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // the submission has changed how data are written: its loss
    throw error;
  }
}
