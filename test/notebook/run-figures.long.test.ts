import fs from "node:fs";
import path from "node:path";
import { it, expect } from "vitest";
import { openBrowser } from "../../src/notebook/drawing/browser";
import { readNotebook } from "../../src/notebook/document/notebook-file";
import { runNotebooks } from "../../src/notebook/run/run";
import { DISPLAY, makeWorkspace, notebookOf } from "./workspace";

const probe = await openBrowser();
if (probe.browser === null) console.log(`skipped: figures are not drawn. ${probe.reason}`);
else await probe.browser.close();

it("draws the pictures that a run which ended early left out", async (context) => {
  if (probe.browser === null) return context.skip();
  const { folder, remove } = makeWorkspace({
    "01-a": notebookOf(DISPLAY, 'figure("Sales", [1, 2]);'),
    "02-b": notebookOf("console.log(1);"),
  });
  const figures = path.join(folder, "figures");
  await runNotebooks({ folder, names: ["01-a"], figuresFolder: null });
  const report = await runNotebooks({ folder, names: ["02-b"], earlier: ["01-a"], figuresFolder: figures });
  expect(report.notebooks.map(({ notebook }) => notebook)).toEqual(["02-b"]);
  const png = fs.readFileSync(path.join(figures, "01-a-sales.png"));
  expect(readNotebook(path.join(folder, "01-a.ipynb")).cells[1]).toMatchObject({
    outputs: [{ data: { "image/png": png.toString("base64") } }],
  });
  remove();
});
