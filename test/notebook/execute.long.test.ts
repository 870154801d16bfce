import { afterAll, describe, it } from "vitest";
import { expectStop } from "./stops-at";
import { makeWorkspace } from "./workspace";

describe("running a notebook", () => {
  const workspace = makeWorkspace();
  afterAll(() => {
    workspace.remove();
  });
  const options = { name: "nb", cwd: workspace.folder };

  it.each([
    [
      "a type error",
      "const n: number = 'x';",
      "TypeScriptError",
      "1:7 - Type 'string' is not assignable to type 'number'.",
    ],
    ["an unhandled rejection", "void Promise.reject(new RangeError('lost'));", "RangeError", "lost"],
    ["process.exit", "process.exit();", "ProcessExit", "process.exit() was called and ended the kernel"],
    [
      "an endless wait",
      "await new Promise(() => {});",
      "CellTimeout",
      "the cell ran longer than 3 s and was interrupted",
    ],
  ])("stops at %s, says where and why, keeps what ran and runs no more", (_, source, ename, evalue) =>
    expectStop(options, source, ename, evalue),
  );
});
