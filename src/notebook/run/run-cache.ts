import fs from "node:fs";
import path from "node:path";
import { DAY } from "../../core/day";
import { digestOf, digestOfFiles } from "../../core/digest";
import { pathState } from "../../core/path-state";
import { makePrivateFolder } from "../../core/private-folder";
import { isCode, type Notebook } from "../document/document";
import type { FileRecord } from "../kernel/file-record";
import { leaveAgain, leftAt, readRecord, recordedOf, writeRecord, type RunRecord } from "./run-record";
import { effectsOf } from "./effects";

/** What a run keeps, and where. */
export interface RunCacheOptions {
  /** The folder of the records; made where it is missing. */
  readonly folder: string;
  /** Whether notebooks run again though nothing changed; what comes of it is recorded. */
  readonly fresh?: boolean;
  /** The folder that kernels run in. */
  readonly workingFolder: string;
  /** What is added to the kernels' environment. */
  readonly env: Readonly<Record<string, string>>;
  /** The compiled library that cells import; default the project's. */
  readonly library?: string;
  /** Files that this run lends to the kernels, whose places differ from run to run, by their names in the environment. */
  readonly lent: Readonly<Record<string, string>>;
}

/** What a look into the records gives: a record that still holds, or why the notebook has to run. */
export type Found = { readonly record: RunRecord } | { readonly why: string };

/** Environment variables that this process passes to kernels and that may change what cells show. */
const SEEN = /^(CHAMPO_|NODE_|TZ$|LANG$|LC_)/;
/** A record that was not written for so long is removed. */
const UNUSED_DAYS = 30;
/** The project's compiled library. */
export const LIBRARY = path.resolve(__dirname, "..", "..", "..", "lib");

/** A digest of all files of the library that runs, compiled or (in tests) not: what programs and pages are made of. */
export function libraryDigest(): string {
  const code = path.resolve(__dirname, "..", "..");
  const files = digestOfFiles(code, (file) => /(?<!\.d)\.(?:js|ts|css)$/.test(file));
  // Compiled kernels are in lib/ alone.
  const kernels = pathState(path.join(LIBRARY, "math", "compiled", "kernel-bytes.js"), "content");
  return digestOf(`${files} ${kernels}`);
}

/** Which packages are installed, as a text that is equal as long as they are. */
export function installedPackages(): string {
  return pathState(path.resolve(LIBRARY, "..", "node_modules", ".package-lock.json"), "content");
}

/**
 * Keeps what came of each notebook's last run, with all that it depended on: the source of its code cells (with the
 * parameters), the environment, Node.js, the packages, the files of the library that it loaded, and every file that it
 * read. Where all of that is as it was, so are the outputs, and the notebook need not run. A notebook is kept only if its
 * cells use the library alone and nothing that differs from run to run (time, chance), and started no program.
 *
 * A sentence in Markdown is not code: changing it runs no cell. The unit is the notebook, not the cell, since the variables
 * of a kernel cannot be kept: one changed cell runs its notebook.
 */
export class RunCache {
  readonly #digests = new Map<string, string>();
  #types: string | undefined;
  #records: string | undefined;

  readonly #library: string;

  constructor(private readonly options: RunCacheOptions) {
    this.#library = options.library ?? LIBRARY;
  }

  /**
   * Looks whether a notebook would give what it gave last. Where it would, the files that it wrote are as it left them.
   *
   * @param file where the notebook is, by which its record is found.
   */
  find(file: string, notebook: Notebook): Found {
    const found = this.#find(file, notebook);
    return typeof found === "string" ? { why: found } : { record: found };
  }

  /** Where the kernel of a notebook records what it does with files. */
  recordFile(number: number): string {
    this.#records ??= makePrivateFolder("record");
    return path.join(this.#records, `${number}.json`);
  }

  /**
   * The record of a notebook that has just run; undefined where the next run would not have to give the same.
   *
   * @param recordFile what its kernel recorded; one that was killed leaves nothing.
   */
  recordOf(document: Notebook, recordFile: string): RunRecord | undefined {
    if (effectsOf(document) !== undefined || !fs.existsSync(recordFile)) return undefined;
    const { beyond, library, read, written } = JSON.parse(fs.readFileSync(recordFile, "utf8")) as FileRecord;
    return {
      version: 1,
      ...(beyond[0] === undefined ? {} : { always: beyond[0] }),
      cells: cellsOf(document),
      around: this.#around(),
      library: Object.fromEntries(library.map((each) => [each, this.#digest(each)])),
      read: read.map((each) => ({ ...each, place: this.#named(each.place) })),
      written: Object.fromEntries(written.map((place) => [place, leftAt(place)])),
      ran: recordedOf(document),
    };
  }

  /** Keeps a record, with the outputs of the notebook as it is now: with its pictures. */
  keep(file: string, record: RunRecord, document: Notebook): void {
    writeRecord(this.#placeOf(file), { ...record, ran: recordedOf(document) });
  }

  /** Removes what was only needed during the run, and old records. */
  end(): void {
    for (const name of fs.existsSync(this.options.folder) ? fs.readdirSync(this.options.folder) : []) {
      const record = path.join(this.options.folder, name);
      // Another run may have removed it since the folder was read.
      const { mtimeMs = Infinity } = fs.statSync(record, { throwIfNoEntry: false }) ?? {};
      if (Date.now() - mtimeMs > UNUSED_DAYS * DAY) fs.rmSync(record, { force: true });
    }
    if (this.#records !== undefined) fs.rmSync(this.#records, { recursive: true, force: true });
  }

  #find(file: string, notebook: Notebook): RunRecord | string {
    if (this.options.fresh) return "it was asked for";
    const effects = effectsOf(notebook);
    if (effects !== undefined) return effects;
    const record = readRecord(this.#placeOf(file));
    if (record === undefined) return "there is no record of a run";
    const changed =
      record.always ??
      changedCell(record.cells, cellsOf(notebook)) ??
      changedEntry(record.around, this.#around()) ??
      this.#changedFile(record);
    if (changed !== undefined) return changed;
    for (const [place, left] of Object.entries(record.written)) leaveAgain(place, left);
    return record;
  }

  #changedFile({ library, read }: RunRecord): string | undefined {
    const [module] = Object.entries(library).find(([each, digest]) => this.#digest(each) !== digest) ?? [];
    if (module !== undefined) return `the library changed: ${path.relative(this.#library, module)}`;
    for (const { place, look, found } of read) {
      const now = pathState(this.#placed(place), look);
      if (now === found) continue;
      return `${place} ${found === "absent" ? "is there now" : now === "absent" ? "is gone" : "changed"}`;
    }
    return undefined;
  }

  #around(): Readonly<Record<string, string>> {
    const passed = Object.entries(process.env).filter(([name]) => SEEN.test(name));
    const env = { ...Object.fromEntries(passed), ...this.options.env };
    return {
      "the version of Node.js": `${process.version} ${process.platform} ${process.arch}`,
      "the installed packages": installedPackages(),
      "the types of the library": (this.#types ??= digestOfFiles(this.#library, (file) =>
        file.endsWith(".d.ts"),
      )),
      "the folder that cells run in": this.options.workingFolder,
      "the settings of the run": JSON.stringify(Object.entries(env).sort(([a], [b]) => (a < b ? -1 : 1))),
    };
  }

  #digest(file: string): string {
    const known = this.#digests.get(file) ?? pathState(file, "content");
    this.#digests.set(file, known);
    return known;
  }

  #placeOf(file: string): string {
    return path.join(this.options.folder, `${digestOf(path.resolve(file)).slice(0, 32)}.json.gz`);
  }

  /** A place by the name under which it is lent, where it is. */
  #named(place: string): string {
    const lent = Object.entries(this.options.lent).find(([, each]) => each === place);
    return lent === undefined ? place : `$${lent[0]}`;
  }

  #placed(named: string): string {
    return named.startsWith("$") ? (this.options.lent[named.slice(1)] ?? named) : named;
  }
}

type Cells = RunRecord["cells"];

function cellsOf(notebook: Notebook): Cells {
  return notebook.cells.filter(isCode).map(({ id, source }) => ({ id, source }));
}

function changedCell(before: Cells, now: Cells): string | undefined {
  const place = now.findIndex(({ source }, i) => before[i]?.source !== source);
  if (place >= 0) return `cell "${now[place]!.id}" changed`;
  return before.length > now.length ? `cell "${before[now.length]!.id}" is gone` : undefined;
}

function changedEntry(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): string | undefined {
  const name = Object.keys(now).find((each) => before[each] !== now[each]);
  return name && `${name} changed`;
}
