import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Notebook } from "../../src/notebook/document/document";
import type { FileRecord } from "../../src/notebook/kernel/file-record";
import { runCells } from "../../src/notebook/run/execute";
import { KernelPool } from "../../src/notebook/run/kernel-pool";
import { makeWorkspace, notebookOf, printed } from "./workspace";

const workspace = makeWorkspace();
const pool = new KernelPool({
  start: { cwd: workspace.folder },
  keep: true,
  recordFile: (number) => path.join(workspace.folder, `record-${number}.json`),
});

/** Runs a notebook; which kernel it ran in, what its last cell printed, and whether it read a workbook. */
async function runOne(notebook: Notebook): Promise<{ kernel: unknown; text: string; workbook: boolean }> {
  const { kernel, record, settle } = await pool.take(notebook);
  const document = await runCells(notebook, kernel, settle, { name: "test" });
  expect(document.cells[0]).toMatchObject({ execution_count: 1 });
  const { read } = JSON.parse(fs.readFileSync(record!, "utf8")) as FileRecord;
  // What the kernel itself looks at between two notebooks is none of theirs: it would differ the next time.
  expect(read.map(({ place }) => place)).not.toContain(os.tmpdir());
  return {
    kernel,
    text: printed(document, document.cells.length - 1),
    workbook: read.some(({ place }) => place.endsWith(".xlsx")),
  };
}

afterAll(async () => {
  await pool.end();
  workspace.remove();
});

test("notebooks share a kernel, each with counts and a record of its own, until one leaves something behind", async () => {
  const plain = notebookOf(
    'import { percent } from "champo";',
    "const a = 0.25; console.log(percent(a).text);",
  );
  const reads = notebookOf(
    'import { loadStudy } from "champo";',
    "const b = await loadStudy(); const a = b.seed; console.log(a);",
  );
  const leaves = notebookOf("(Array.prototype as any).total = 3; console.log(0);");
  const asks = notebookOf("console.log(typeof ([] as any).total);");
  const beyond = notebookOf('console.log(require("node:os").EOL.length);');
  const runs = [];
  for (const notebook of [plain, reads, plain, leaves, asks, beyond, asks]) runs.push(await runOne(notebook));
  const [first, second, third, fourth, fifth, sixth, last] = runs;
  expect(runs.map(({ text }) => text.trim())).toEqual([
    "25.0%",
    "7",
    "25.0%",
    "0",
    "undefined",
    "1",
    "undefined",
  ]);
  expect(runs.map(({ workbook }) => workbook)).toEqual([false, true, false, false, false, false, false]);
  expect([second.kernel, third.kernel, fourth.kernel]).toEqual([first.kernel, first.kernel, first.kernel]);
  expect(new Set([first.kernel, fifth.kernel, sixth.kernel]).size).toBe(3);
  expect(last.kernel).toBe(fifth.kernel);
});
