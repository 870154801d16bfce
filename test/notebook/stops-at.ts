import { expect } from "vitest";
import type { CodeCell } from "../../src/notebook/document/document";
import { executeNotebook } from "../../src/notebook/run/execute";
import { NotebookRunError } from "../../src/notebook/run/notebook-run-error";
import { notebookOf, printed } from "./workspace";

/** A run of three cells stops at the second, says where and why, keeps what ran and runs no more. */
export async function expectStop(
  options: Readonly<{ name: string; cwd: string }>,
  source: string,
  ename: string,
  evalue: string,
): Promise<void> {
  const notebook = notebookOf(
    "console.log('ran')",
    source.replace("null!.x", "(null as any).x"),
    "console.log('never')",
  );
  const timeoutSeconds = ename === "CellTimeout" ? 3 : 600;
  const error = await executeNotebook(notebook, { ...options, timeoutSeconds }).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(NotebookRunError);
  const failed = error as NotebookRunError;
  expect(failed.message).toBe(`nb, cell 2: ${ename}: ${evalue}`);
  expect(failed).toMatchObject({
    notebook: "nb",
    cellNumber: 2,
    source: notebook.cells[1]?.source,
    failure: { ename, evalue },
  });
  expect(printed(failed.document, 0)).toBe("ran\n");
  expect((failed.document.cells[1] as CodeCell).outputs.at(-1)).toMatchObject({
    output_type: "error",
    ename,
    evalue,
  });
  expect(failed.document.cells[2]).toMatchObject({ outputs: [], execution_count: null });
}
