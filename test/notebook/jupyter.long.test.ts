import { spawnSync } from "node:child_process";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { compareNotebooks } from "./compare-notebooks";
import { executeNotebook } from "../../src/notebook/run/execute";
import { writeKernelspec } from "../../src/notebook/kernel/kernelspec";
import { readNotebook } from "../../src/notebook/document/notebook-file";
import { DISPLAY, makeWorkspace, notebookOf } from "./workspace";

const missing = spawnSync("jupyter-nbconvert", ["--version"]).status !== 0;
if (missing) console.log("skipped: jupyter-nbconvert is not installed, so plain Jupyter is not tried");

describe.skipIf(missing)("plain Jupyter with our kernelspec", () => {
  const good = notebookOf(
    DISPLAY,
    'figure("bars", [1, 2]); console.log("printed"); console.error("warned");',
    "const a = 1;",
    "for (let i = 0; i < 5000; i++) console.log(i, { a });",
  );
  const bad = notebookOf(
    "console.log('ran');",
    "throw new RangeError('no such row');",
    "console.log('after');",
  );
  const workspace = makeWorkspace({ good, bad });
  const data = path.join(workspace.folder, "jupyter");
  writeKernelspec(path.join(data, "kernels"));
  afterAll(() => {
    workspace.remove();
  });
  const convert = (name: string, ...flags: string[]) =>
    spawnSync(
      "jupyter-nbconvert",
      ["--to", "notebook", "--execute", "--output", `${name}-executed`, ...flags, `${name}.ipynb`],
      { cwd: workspace.folder, encoding: "utf8", env: { ...process.env, JUPYTER_DATA_DIR: data } },
    );

  it("gives the same outputs as our own runner", async () => {
    const { status, stderr } = convert("good");
    expect(stderr).not.toContain("Traceback");
    expect(status).toBe(0);
    const theirs = readNotebook(path.join(workspace.folder, "good-executed.ipynb"));
    const ours = await executeNotebook(good, { name: "good", cwd: workspace.folder });
    expect(compareNotebooks(ours, theirs, "good")).toEqual([]);
  });

  it("stops at a failed cell with its error, and goes on where it is told to", () => {
    const { status, stderr } = convert("bad");
    expect(status).not.toBe(0);
    expect(stderr).toContain("RangeError: no such row");
    expect(convert("bad", "--allow-errors").status).toBe(0);
    const executed = readNotebook(path.join(workspace.folder, "bad-executed.ipynb"));
    expect(executed.cells[1]).toMatchObject({
      outputs: [{ output_type: "error", ename: "RangeError", evalue: "no such row" }],
    });
    expect(executed.cells[2]).toMatchObject({ outputs: [{ text: "after\n" }] });
  });
});
