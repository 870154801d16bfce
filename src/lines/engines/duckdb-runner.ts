import { fork, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { InputError } from "../../core/input-error";
import { makePrivateFolder } from "../../core/private-folder";
import type { OnProgress } from "../../core/progress";
import { sumBy } from "../../core/sum";
import type { ChildMessage, ChildQuestion } from "./duckdb-messages";
import type { ResultColumn, SqlRunner } from "./sql-runner";

/** How DuckDB is started; every option has a default. */
export interface DuckDbOptions {
  /** The most memory that it may take, such as `2GB`. */
  readonly memory?: string;
  /** A folder for what does not fit into memory; default the system's temporary one. */
  readonly spill?: string;
  /** Statements that come before any question. */
  readonly first?: readonly string[];
  /** Words of these statements that no message may show. */
  readonly secrets?: readonly string[];
  /** The package with DuckDB. */
  readonly package?: string;
}

const PACKAGE = "@duckdb/node-api";
const USUAL_MEMORY = "2GB";
/** DuckDB counts how far it has come, and does not draw a bar itself. */
const PROGRESS = ["SET enable_progress_bar = true", "SET enable_progress_bar_print = false"];
const ALL = 100;

type TakePart = (columns: readonly ResultColumn[]) => void;

/**
 * DuckDB in a process of its own, with a limit of memory and a folder for what goes beyond it, which is removed at the end, or
 * by the next run where this one is killed.
 *
 * @throws InputError where the package is not installed, or a statement before the first question fails.
 */
export async function duckDbRunner({
  memory = USUAL_MEMORY,
  spill = os.tmpdir(),
  first = [],
  secrets = [],
  package: name = PACKAGE,
}: DuckDbOptions = {}): Promise<SqlRunner> {
  const folder = makePrivateFolder("duckdb", spill);
  const child = fork(path.join(__dirname, "duckdb-child.js"), { serialization: "advanced", execArgv: [] });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const close = async (): Promise<void> => {
    child.kill();
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  const options = { memory_limit: memory, temp_directory: folder, preserve_insertion_order: "false" };
  const ask = (question: ChildQuestion, take: TakePart, heard?: OnProgress): Promise<number> =>
    asked(child, question, take, { memory, spill, secrets }, heard);
  try {
    await ask(
      { kind: "open", package: name, file: ":memory:", options, first: [...PROGRESS, ...first] },
      () => undefined,
    );
  } catch (error) {
    await close();
    throw error;
  }
  return Object.freeze({
    name: "DuckDB",
    run: (statement: string, take: TakePart, heard?: OnProgress) =>
      ask({ kind: "ask", statement }, take, heard),
    close,
  });
}

type Limits = Required<Pick<DuckDbOptions, "memory" | "spill" | "secrets">>;

function asked(
  child: ChildProcess,
  question: ChildQuestion,
  take: TakePart,
  limits: Limits,
  heard?: OnProgress,
): Promise<number> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    const stop = (): void => {
      child.off("message", hear);
      child.off("exit", gone);
    };
    const gone = (code: number | null, signal: string | null): void => {
      stop();
      reject(ended(code, signal, limits));
    };
    const hear = (message: ChildMessage): void => {
      if (message.kind === "part") {
        bytes += sumBy(message.columns, bytesOf);
        take(message.columns);
        return;
      }
      if (message.kind === "progress") return heard?.(message.percent, ALL);
      stop();
      heard?.(ALL, ALL);
      if (message.kind === "end") resolve(bytes);
      else reject(refusal(message, limits));
    };
    if (!child.connected) return void reject(ended(child.exitCode, child.signalCode, limits));
    child.on("message", hear);
    child.on("exit", gone);
    child.send(question);
  });
}

/** Numbers take eight bytes, texts their letters. */
function bytesOf(column: ResultColumn): number {
  if (column instanceof Float64Array) return column.byteLength;
  return sumBy(column, (text) => text?.length ?? 0);
}

function refusal(
  { message, code }: Extract<ChildMessage, { kind: "failed" }>,
  { memory, spill, secrets }: Limits,
): InputError {
  const where = "lines in DuckDB";
  const said = secrets.reduce((line, secret) => line.replaceAll(secret, "(secret)"), firstLine(message));
  if (code === "MODULE_NOT_FOUND" || code === "ERR_MODULE_NOT_FOUND") {
    return new InputError({
      where,
      what: `no package ${PACKAGE}`,
      legal: "DuckDB, which is installed on its own",
      remedy: `Install it: npm install --include=optional ${PACKAGE}`,
    });
  }
  if (/out of memory/i.test(message)) {
    const full = /max_temp_directory_size|disk|no space/i.test(message);
    return new InputError({
      where,
      what: said,
      legal: `sums that fit into ${memory} of memory and the disk of ${spill}`,
      remedy: full
        ? "Make room on that disk, or name a folder on a larger one: spill: FOLDER, next to the source in study.yaml"
        : "Allow more: memory: 8GB, next to the source in study.yaml",
    });
  }
  if (/download extension/i.test(message)) {
    return new InputError({
      where,
      what: "no extension httpfs, and no network to fetch it from",
      legal: "the extension with which DuckDB reads from s3:// and https://",
      remedy:
        "Install it once where there is a network, as docs/your-own-data.md shows, or copy the files here and name them: parquet: lines/*.parquet",
    });
  }
  return new InputError({
    where,
    what: `an error: ${said}`,
    legal: "lines that DuckDB can read whole",
    remedy: "Look at the source below data in study.yaml",
  });
}

function ended(code: number | null, signal: string | null, { memory }: Limits): InputError {
  return new InputError({
    where: "lines in DuckDB",
    what: `its process ended ${signal === null ? `with code ${code}` : `by ${signal}`}`,
    legal: "a process that lives until the lines are summed",
    remedy: `The machine may have less memory than the ${memory} allowed: write memory: 1GB next to the source in study.yaml`,
  });
}

function firstLine(message: string): string {
  return message.split("\n")[0];
}
