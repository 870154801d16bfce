import fs from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { readNotebook } from "../../src/notebook/document/notebook-file";
import { runNotebooks, type RunEvent } from "../../src/notebook/run/run";
import { isRunning, makeWorkspace, notebookOf, printed, until } from "./workspace";

const workspace = makeWorkspace({
  "01-a": notebookOf('require("node:fs").appendFileSync("01-a.ipynb", "\\n"); console.log("ran");'),
  "02-b": notebookOf('console.log("ran too");'),
  "03-c": notebookOf(
    [
      'const started = require("node:child_process").spawn("sleep", ["600"], { detached: true, stdio: "ignore" });',
      "started.unref();",
      "console.log(started.pid);",
    ].join("\n"),
  ),
});
afterAll(() => workspace.remove());
const { folder } = workspace;

test("a notebook that was saved during its run is left as it is, and the others are written", async () => {
  const file = path.join(folder, "01-a.ipynb");
  const before = fs.readFileSync(file, "utf8");
  const events: RunEvent[] = [];
  const { notebooks } = await runNotebooks({
    folder,
    names: ["01-a", "02-b"],
    figuresFolder: null,
    onEvent: (event) => events.push(event),
  });
  expect(fs.readFileSync(file, "utf8")).toBe(`${before}\n`);
  expect(events.filter(({ kind }) => kind === "left")).toEqual([{ kind: "left", notebook: "01-a", file }]);
  expect(printed(notebooks[0].document, 0)).toBe("ran\n");
  expect(printed(readNotebook(path.join(folder, "02-b.ipynb")), 0)).toBe("ran too\n");
});

test.runIf(process.platform === "linux")(
  "what a cell starts in a group of its own ends with the run",
  async () => {
    const { notebooks } = await runNotebooks({ folder, names: ["03-c"], figuresFolder: null });
    const pid = Number(printed(notebooks[0].document, 0));
    expect(pid).toBeGreaterThan(1);
    await until(() => !isRunning(pid), "the detached process is gone");
  },
);
