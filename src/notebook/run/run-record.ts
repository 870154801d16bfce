import fs from "node:fs";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { isCode, type CodeCell, type Notebook } from "../document/document";
import { writeFileAtomically } from "../../core/write-file-atomically";
import type { PlaceRead } from "../kernel/file-record";

/** What a notebook left at a place that it wrote: the content of a file in base64, a folder, or nothing. */
export type Left = { readonly content: string } | "folder" | "absent";

/** A run of a notebook: what it depended on, and what came of it. */
export interface RunRecord {
  readonly version: 1;
  /** Why the notebook has to run each time; undefined where it need not. */
  readonly always?: string;
  readonly cells: readonly Pick<CodeCell, "id" | "source">[];
  /** What holds for the whole kernel, by what it is called in an explanation. */
  readonly around: Readonly<Record<string, string>>;
  /** The files of the library that were loaded, with their digests. */
  readonly library: Readonly<Record<string, string>>;
  readonly read: readonly PlaceRead[];
  readonly written: Readonly<Record<string, Left>>;
  readonly ran: readonly Pick<CodeCell, "execution_count" | "outputs">[];
}

/** Reads a record; undefined where there is none of this version, or one that was cut short. */
export function readRecord(file: string): RunRecord | undefined {
  if (!fs.existsSync(file)) return undefined;
  try {
    const record = JSON.parse(gunzipSync(fs.readFileSync(file)).toString()) as Partial<RunRecord>;
    return record.version === 1 ? (record as RunRecord) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || /^Z_/.test((error as NodeJS.ErrnoException).code ?? ""))
      return undefined;
    throw error;
  }
}

/** Writes a record, whole or not at all. */
export function writeRecord(file: string, record: RunRecord): void {
  writeFileAtomically(file, gzipSync(JSON.stringify(record), { level: 1 }));
}

/** A notebook with the outputs of a record of its code cells. */
export function withRecorded(notebook: Notebook, { ran }: Pick<RunRecord, "ran">): Notebook {
  let next = 0;
  const cells = notebook.cells.map((cell) => (isCode(cell) ? { ...cell, ...ran[next++] } : cell));
  return { ...notebook, cells };
}

/** The outputs of a notebook's code cells. */
export function recordedOf(notebook: Notebook): RunRecord["ran"] {
  return notebook.cells.filter(isCode).map(({ execution_count, outputs }) => ({ execution_count, outputs }));
}

/** What is at a place now, as a notebook left it. */
export function leftAt(place: string): Left {
  const state = fs.statSync(place, { throwIfNoEntry: false });
  if (state === undefined) return "absent";
  return state.isDirectory() ? "folder" : { content: fs.readFileSync(place).toString("base64") };
}

/** Makes a place what a notebook left there. */
export function leaveAgain(place: string, left: Left): void {
  if (left === "absent") fs.rmSync(place, { recursive: true, force: true });
  else if (left === "folder") fs.mkdirSync(place, { recursive: true });
  else {
    const content = Buffer.from(left.content, "base64");
    if (!fs.existsSync(place) || !fs.readFileSync(place).equals(content)) {
      fs.mkdirSync(path.dirname(place), { recursive: true });
      writeFileAtomically(place, content);
    }
  }
}
