import { makePrivateFolder } from "../../core/private-folder";
import { digestOf, digestOfFiles } from "../../core/digest";
import fs from "node:fs";
import path from "node:path";
import { writeFileAtomically } from "../../core/write-file-atomically";
import type { Limits } from "../assignment";
import { askChild } from "./ask-child";
import type { GradingWorkbook } from "../workbooks/grading-workbook";
import type { PlannedCell } from "../release/plan-run";
import {
  lostRun,
  type CellResult,
  type NotebookToRun,
  type RunOnWorkbook,
  type RunRequest,
  type RunResult,
} from "./run-request";
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
 * Runs the notebooks of one submission in a sandbox, or takes what the very same runs gave before. Notebooks may share a
 * process (see `runInSandbox`), and so a kept run belongs to the code of all notebooks up to its own: what one student's
 * earlier notebook did cannot count for another student. When a cell has to be stopped, its notebook is run again
 * without it: the rest shall not suffer.
 *
 * @returns In the order of the notebooks.
 */
export async function runNotebooks(
  notebooks: readonly NotebookToRun[],
  context: RunContext,
): Promise<readonly RunResult[]> {
  const names = notebooks.map((_, i) => fingerprint(notebooks.slice(0, i + 1), context));
  const files = names.map((name) => path.join(context.runsFolder, `${name}.json`));
  const kept = files.map((file) =>
    fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, "utf8")) as RunResult) : undefined,
  );
  const missing = notebooks.filter((_, i) => kept[i] === undefined);
  const made = missing.length === 0 ? [] : await runTogether(missing, context);
  const results: RunResult[] = [];
  for (const [i, notebook] of notebooks.entries()) {
    const known = kept[i];
    const result = known ?? (await withSecondChances(notebook, made[missing.indexOf(notebook)], context));
    // What a limit ended may go better on a quieter machine: it is not kept.
    const clean = result.lost === undefined && stoppedIn(result) === undefined;
    if (known === undefined && clean) writeFileAtomically(files[i] ?? "", JSON.stringify(result));
    results.push(result);
  }
  return results;
}

/** Runs notebooks in one sandbox; each in one of its own where that came to nothing. */
async function runTogether(
  notebooks: readonly NotebookToRun[],
  context: RunContext,
): Promise<readonly RunResult[]> {
  try {
    return await askWarden(notebooks, context);
  } catch (error) {
    context.signal?.throwIfAborted();
    const [first, ...others] = notebooks;
    if (first === undefined) return [];
    if (others.length === 0) return [lostRun(first.cells, (error as Error).message.slice(0, 2000))];
    const results: RunResult[] = [];
    for (const notebook of notebooks) results.push(...(await runTogether([notebook], context)));
    return results;
  }
}

/** The result of a notebook, with as many of its cells as the limits let run. */
async function withSecondChances(
  { cells, collect }: NotebookToRun,
  first: RunResult | undefined,
  context: RunContext,
): Promise<RunResult> {
  const runOnce = async (some: readonly PlannedCell[]): Promise<RunResult> => {
    const [result] = await runTogether([{ cells: some, collect }], context);
    return result ?? lostRun(some, "It gave no result.");
  };
  let result = first ?? (await runOnce(cells));
  if (result.cells.some(({ why }) => why?.includes(KERNEL_FAULT))) result = await runOnce(cells);
  const stopped = new Map<string, RunResult["cells"][number]>();
  for (let chance = 0; chance < SECOND_CHANCES && result.lost === undefined; chance++) {
    const culprit = stoppedIn(result);
    if (culprit === undefined) break;
    stopped.set(culprit.id, culprit);
    const again = await runOnce(cells.filter(({ id }) => !stopped.has(id)));
    const withStopped = (run: RunOnWorkbook): RunOnWorkbook => {
      const ran = new Map(run.cells.map((cell) => [cell.id, cell]));
      return { ...run, cells: cells.flatMap(({ id }) => stopped.get(id) ?? ran.get(id) ?? []) };
    };
    const seconds = result.seconds + again.seconds;
    result = { ...again, ...withStopped(again), others: again.others.map(withStopped), seconds };
    if (stoppedIn(again) === undefined) break;
  }
  return result;
}

/** The first cell that a limit ended, on any workbook. */
function stoppedIn({ cells, others }: RunResult): CellResult | undefined {
  return [cells, ...others.map((other) => other.cells)].flat().find(({ status }) => status === "stopped");
}

async function askWarden(
  notebooks: readonly NotebookToRun[],
  context: RunContext,
): Promise<readonly RunResult[]> {
  const { workbooks, limits, projectFolder, signal } = context;
  const folder = makePrivateFolder("grade");
  const packages = path.join(projectFolder, "node_modules");
  const request: RunRequest = {
    notebooks,
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
      // For the start, and for ending what the warden itself ends in time.
      seconds: (limits.notebookSeconds * workbooks.length + 60) * notebooks.length,
      heapMegabytes: 1024,
      answerBytes: 64e6,
      ...(signal ? { signal } : {}),
    });
    return answer as readonly RunResult[];
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Of the last of notebooks: of its own code and of all that ran before it. */
function fingerprint(notebooks: readonly NotebookToRun[], context: RunContext): string {
  const { workbooks, confinement, limits, libraryFingerprint } = context;
  const data = workbooks.map(({ name }) => name);
  return digestOf(JSON.stringify({ notebooks, data, confinement, limits, libraryFingerprint }));
}

/** One number for all compiled code of a library. */
export function fingerprintOfLibrary(folder: string): string {
  return digestOfFiles(folder, (file) => file.endsWith(".js"));
}
