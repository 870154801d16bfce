import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import type { CodeCell, Notebook } from "../../src/notebook/document/document";
import { addStaticFigures, lacksPictures, PLOTLY_MIME } from "../../src/notebook/drawing/static-figures";
import { notebooksBefore } from "../../src/notebook/run/select-notebooks";
import { notebookOf } from "./workspace";

const painter = { draw: () => Promise.resolve(Buffer.from("a picture")) };

/** A notebook with a figure of this title. */
function withFigure(title: string): Notebook {
  const plain = notebookOf("show(figure);");
  const metadata = { champo: { title } };
  const output = { output_type: "display_data" as const, data: { [PLOTLY_MIME]: { data: [] } }, metadata };
  return { ...plain, cells: [{ ...(plain.cells[0] as CodeCell), outputs: [output] }] };
}

test("a figure without a picture in its output is drawn, one with a picture keeps it, and the folder follows", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pictures-"));
  const notebook = withFigure("Sales");
  expect(lacksPictures(notebook)).toBe(true);
  const drawn = await addStaticFigures(notebook, { name: "01-a", folder, painter });
  expect(drawn.files).toEqual(["01-a-sales.png"]);
  expect(lacksPictures(drawn.notebook)).toBe(false);
  expect(lacksPictures(notebookOf("1;"))).toBe(false);

  const file = path.join(folder, "01-a-sales.png");
  fs.rmSync(file);
  fs.writeFileSync(path.join(folder, "01-a-gone.png"), "");
  const none = { draw: () => Promise.reject(new Error("nothing to draw")) };
  const again = await addStaticFigures(drawn.notebook, { name: "01-a", folder, painter: none });
  expect(again.notebook).toBe(drawn.notebook);
  expect(fs.readdirSync(folder)).toEqual(["01-a-sales.png"]);
  expect(fs.readFileSync(file, "utf8")).toBe("a picture");
});

test("going on from a notebook looks at those before it only", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "notebooks-"));
  for (const name of ["01-a", "02-b", "03-c"]) fs.writeFileSync(path.join(folder, `${name}.ipynb`), "{}");
  expect(notebooksBefore(folder, "03")).toEqual(["01-a", "02-b"]);
  expect(notebooksBefore(folder, "01")).toEqual([]);
  expect(notebooksBefore(folder, undefined)).toEqual([]);
});
