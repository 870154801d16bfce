import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { readWorkbookBytes } from "../../src/cases/champo/workbook/read-bytes";
import { InputError } from "../../src/core/input-error";
import { formatNotebook } from "../../src/notebook/document/format-notebook";
import { parseNotebook } from "../../src/notebook/document/parse-notebook";
import { typeTable } from "../../src/customers/typing/typed-table";
import { ProblemLog } from "../../src/tables/problem-log";
import { openExcel, readExcelTable } from "../../src/tables/read-excel-table";
import { readTable } from "../../src/tables/read-table";
import { inflateByZlib } from "../../src/tables/xlsx/zip/inflate-by-zlib";
import { LIMITS } from "../../src/tables/xlsx/limits";
import { smallWorkbook, toXlsx } from "../workbook/small-workbook";
import { mutated } from "./mutations";

const fixtures = path.join(__dirname, "..", "fixtures");
/** Inputs that broke a reader once, made as small as they could be. */
export const FINDS = path.join(fixtures, "fuzz-finds");

const NOTEBOOK = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { kernelspec: { name: "tslab" }, kept: [1, null, { a: "\u2028" }] },
  cells: [
    {
      cell_type: "markdown",
      id: "a-1",
      metadata: {},
      source: ["# A\n", "b"],
      attachments: { x: { "image/png": "aa" } },
    },
    {
      cell_type: "code",
      id: "b",
      metadata: { tags: ["parameters"] },
      source: "const a = 1;",
      execution_count: 3,
      outputs: [
        { output_type: "stream", name: "stdout", text: ["a\n", "b"] },
        { output_type: "error", ename: "E", evalue: "v", traceback: ["t"] },
        { output_type: "execute_result", execution_count: 3, metadata: {}, data: { "text/plain": ["1"] } },
      ],
    },
  ],
};

/** The inputs that are mutated: hard files, a workbook in the case's format, a notebook, and earlier finds. */
export async function corpus(): Promise<[string, Uint8Array][]> {
  const folders = [path.join(fixtures, "hard-files"), FINDS];
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => !name.includes(".m") && !name.startsWith("."))
      .map((name): [string, Uint8Array] => [name, new Uint8Array(readFileSync(path.join(folder, name)))]),
  );
  const workbook = new Uint8Array(await toXlsx(smallWorkbook()));
  const notebook = new Uint8Array(Buffer.from(JSON.stringify(NOTEBOOK, null, 1)));
  return [...files, ["case.xlsx", workbook], ["case-again.xlsx", workbook], ["notebook.ipynb", notebook]];
}

/** Reads one input by every reader of it; Node's way to unpack gives what the page's gives. */
export async function readAll(name: string, bytes: Uint8Array): Promise<void> {
  if (name.endsWith(".ipynb")) {
    const text = Buffer.from(bytes).toString();
    const notebook = parseNotebook(text, name);
    expect(parseNotebook(formatNotebook(notebook), name)).toEqual(notebook);
    return;
  }
  const { table, problems, warnings } = await readTable(name, bytes);
  expect(table === null).toBe(problems.count > 0);
  if (table !== null) typeTable(table, {}, new ProblemLog());
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return;
  const [again, warned] = [new ProblemLog(), new ProblemLog()];
  const opened = openExcel(bytes, again, inflateByZlib);
  const same = opened === null ? null : readExcelTable(name, opened, again, warned);
  expect(same).toEqual(table);
  expect([again.list(), warned.list()]).toEqual([problems.list(), warnings.list()]);
  await readWorkbookBytes(name, bytes, () => "");
}

/** Processor time that a file as small as those of the corpus may take, in seconds: a fraction of one, and much more where a reader hangs. */
const MOST_SECONDS = 10;

/**
 * Reads so many mutated inputs. Each must be read or refused: no other error, no more than ten seconds of processor time,
 * no memory over three times the limit of a workbook.
 *
 * @param seed the first; a failure names its own, and leaves its input in `failing`.
 */
export async function fuzz(cases: number, seed: number, until = Infinity): Promise<number> {
  const inputs = await corpus();
  const before = process.memoryUsage().rss;
  let done = 0;
  for (; done < cases && Date.now() < until; done++) {
    const { name, bytes } = mutated(inputs, seed + done);
    const start = process.cpuUsage();
    try {
      await readAll(name, bytes);
    } catch (error) {
      if (!(error instanceof InputError)) keep(name, bytes, seed + done, error);
    }
    const { user, system } = process.cpuUsage(start);
    if ((user + system) / 1e6 > MOST_SECONDS)
      keep(name, bytes, seed + done, new Error(`${((user + system) / 1e6).toFixed(1)} s`));
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(3 * LIMITS.expandedBytes);
  return done;
}

function keep(name: string, bytes: Uint8Array, seed: number, error: unknown): never {
  const folder = path.join(__dirname, "..", "..", "out", "fuzz");
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${seed}-${name}`);
  writeFileSync(file, bytes);
  throw new Error(`seed ${seed}, kept as ${file}: ${String(error)}`, { cause: error });
}
