import { makePrivateFolder } from "../../core/private-folder";
import { digestOf, digestOfFiles } from "../../core/digest";
import fs from "node:fs";
import path from "node:path";
import { writeFileAtomically } from "../../core/write-file-atomically";
import type { Limits } from "../assignment";
import { askChild } from "./ask-child";
import type { GradingWorkbook } from "../workbooks/grading-workbook";
import type { PlannedCell } from "../release/plan-run";
import { lostRun, type CellResult, type RunOnWorkbook, type RunRequest, type RunResult } from "./run-request";
import type { Confinement } from "./sandbox";

/** A notebook that a limit ended is run again without the cell that met it, so often. */
const SECOND_CHANCES = 2;

/** What TypeScript's watcher inside the kernel throws when a watched folder changes at the wrong moment: no cell's fault. */
const KERNEL_FAULT = "Unexpected pending rebuildTimer";

/** What all runs of a grading have in common. */
export interface RunContext {
  /** The notebook is run on each; what is right on all of them is right. */
  readonly workbooks: readonly Omit<GradingWorkbook, "study">[];
  readonly confinement: Confinement;
  readonly limits: Limits;
  /** The project whose library the notebooks import. */
  readonly projectFolder: string;
  /** Of the library's compiled code: a run with another library is another run. */
  readonly libraryFingerprint: string;
  /** Where finished runs are kept, so that an interrupted grading goes on where it was. */
  readonly runsFolder: string;
  readonly signal?: AbortSignal;
}

/**
 * Runs one notebook of a submission in a sandbox, or takes what the very same run gave before. When a cell of the student
 * has to be stopped, the notebook is run again without it: the rest shall not suffer.
 */
export async function runNotebook(
  cells: readonly PlannedCell[],
  collect: readonly string[],
  context: RunContext,
): Promise<RunResult> {
  const kept = path.join(context.runsFolder, `${fingerprint(cells, collect, context)}.json`);
  if (fs.existsSync(kept)) return JSON.parse(fs.readFileSync(kept, "utf8")) as RunResult;
  let result = await runOnce(cells, collect, context);
  if (result.cells.some(({ why }) => why?.includes(KERNEL_FAULT))) {
    result = await runOnce(cells, collect, context);
  }
  const stopped = new Map<string, RunResult["cells"][number]>();
  for (let chance = 0; chance < SECOND_CHANCES && result.lost === undefined; chance++) {
    const culprit = stoppedIn(result);
    if (culprit === undefined) break;
    stopped.set(culprit.id, culprit);
    const others = cells.filter(({ id }) => !stopped.has(id));
    const again = await runOnce(others, collect, context);
    const withStopped = (run: RunOnWorkbook): RunOnWorkbook => {
      const ran = new Map(run.cells.map((cell) => [cell.id, cell]));
      return { ...run, cells: cells.flatMap(({ id }) => stopped.get(id) ?? ran.get(id) ?? []) };
    };
    const seconds = result.seconds + again.seconds;
    result = { ...again, ...withStopped(again), others: again.others.map(withStopped), seconds };
    if (stoppedIn(again) === undefined) break;
  }
  // What a limit ended may go better on a quieter machine: it is not kept.
  const clean = result.lost === undefined && stoppedIn(result) === undefined;
  if (clean) writeFileAtomically(kept, JSON.stringify(result));
  return result;
}

/** The first cell that a limit ended, on any workbook. */
function stoppedIn({ cells, others }: RunResult): CellResult | undefined {
  return [cells, ...others.map((other) => other.cells)].flat().find(({ status }) => status === "stopped");
}

async function runOnce(
  cells: readonly PlannedCell[],
  collect: readonly string[],
  context: RunContext,
): Promise<RunResult> {
  const { workbooks, limits, projectFolder, signal } = context;
  const folder = makePrivateFolder("grade");
  const packages = path.join(projectFolder, "node_modules");
  const request: RunRequest = {
    cells,
    collect,
    limits,
    workbooks: workbooks.map(({ env }) => env),
    sandbox: {
      confinement: context.confinement,
      folder,
      readable: [
        path.join(projectFolder, "lib"),
        packages,
        path.join(projectFolder, "package.json"),
        ...workbooks.flatMap(({ files }) => files),
      ],
      packages,
      env: workbooks[0]?.env ?? {},
      memoryMegabytes: limits.memoryMegabytes,
    },
  };
  try {
    const answer = await askChild("sandbox/warden.js", request, {
      seconds: limits.notebookSeconds * workbooks.length + 60, // for the start, and for ending what the warden itself ends in time
      heapMegabytes: 1024,
      answerBytes: 64e6,
      ...(signal ? { signal } : {}),
    });
    return answer as RunResult;
  } catch (error) {
    signal?.throwIfAborted();
    return lostRun(cells, (error as Error).message.slice(0, 2000));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function fingerprint(cells: readonly PlannedCell[], collect: readonly string[], context: RunContext): string {
  const { workbooks, confinement, limits, libraryFingerprint } = context;
  const data = workbooks.map(({ name }) => name);
  const what = { cells, collect, data, confinement, limits, libraryFingerprint };
  return digestOf(JSON.stringify(what));
}

/** One number for all compiled code of a library. */
export function fingerprintOfLibrary(folder: string): string {
  return digestOfFiles(folder, (file) => file.endsWith(".js"));
}
