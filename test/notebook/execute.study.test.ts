import { afterAll, describe, expect, it } from "vitest";
import type { CodeCell } from "../../src/notebook/document/document";
import { executeNotebook, type CellProgress } from "../../src/notebook/run/execute";
import { scriptToNotebook } from "../../src/notebook/git/percent";
import { KERNELSPEC } from "../../src/notebook/kernel/kernelspec";
import { expectStop } from "./stops-at";
import { makeWorkspace, notebookOf, printed } from "./workspace";

describe("running a notebook", () => {
  const workspace = makeWorkspace();
  afterAll(() => {
    workspace.remove();
  });
  const options = { name: "nb", cwd: workspace.folder, timeoutSeconds: 600 };

  it("fills outputs and counts, leaves all else as it is, and is the same every time", async () => {
    const script = [
      '// %% [markdown] {"id": "head"}',
      "// # Title",
      '// %% {"id": "a", "tags": ["t"]}',
      "const a = 1; console.log(a);",
      "// %%",
      "// %% ",
      "console.error('warned'); a + 1",
    ].join("\n");
    const notebook = scriptToNotebook(script, KERNELSPEC);
    const progress: CellProgress[] = [];
    const first = await executeNotebook(notebook, {
      ...options,
      onProgress: (event) => progress.push(event),
    });
    expect(first.cells.map((cell) => (cell.cell_type === "code" ? cell.execution_count : "-"))).toEqual([
      "-",
      1,
      null,
      2,
    ]);
    expect(printed(first, 1)).toBe("1\n");
    expect((first.cells[3] as CodeCell).outputs).toEqual([
      { output_type: "stream", name: "stderr", text: "warned\n" },
      { output_type: "stream", name: "stdout", text: "2\n" },
    ]);
    const without = first.cells.map((cell) =>
      cell.cell_type === "code" ? { ...cell, outputs: [], execution_count: null } : cell,
    );
    expect({ ...first, cells: without }).toEqual(notebook);
    expect(progress).toEqual([
      { notebook: "nb", done: 1, total: 2 },
      { notebook: "nb", done: 2, total: 2 },
    ]);
    expect(await executeNotebook(first, options)).toEqual(first);
  });

  it.each([
    ["an exception", "null!.x;", "TypeError", "Cannot read properties of null (reading 'x')"],
    ["an endless loop", "while (true);", "CellTimeout", "the cell ran longer than 3 s and was interrupted"],
    [
      "a dead kernel",
      "process.kill(process.pid, 'SIGKILL'); await new Promise(() => {});",
      "DeadKernel",
      "the kernel ended while the cell ran (SIGKILL)",
    ],
  ])("stops at %s, says where and why, keeps what ran and runs no more", (_, source, ename, evalue) =>
    expectStop(options, source, ename, evalue),
  );

  it("names the cell whose work failed later, not the one that ran then", async () => {
    const notebook = notebookOf(
      "setTimeout(() => { throw new Error('later'); }, 300); 0",
      "await new Promise(() => {});",
      "console.log('never');",
    );
    await expect(executeNotebook(notebook, { ...options, timeoutSeconds: 3 })).rejects.toMatchObject({
      cellNumber: 1,
      failure: { evalue: "later" },
    });
  });
});
