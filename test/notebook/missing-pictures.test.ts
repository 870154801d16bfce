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

test("a figure lacks its picture until it is in its output and in the folder", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pictures-"));
  const place = { name: "01-a", folder };
  const notebook = withFigure("Sales");
  expect(lacksPictures(notebook, place)).toBe(true);
  const drawn = await addStaticFigures(notebook, { ...place, painter });
  expect(drawn.files).toEqual(["01-a-sales.png"]);
  expect(lacksPictures(drawn.notebook, place)).toBe(false);
  expect(lacksPictures(notebook, place)).toBe(true);
  fs.rmSync(path.join(folder, "01-a-sales.png"));
  expect(lacksPictures(drawn.notebook, place)).toBe(true);
  expect(lacksPictures(notebookOf("1;"), place)).toBe(false);
});

test("going on from a notebook looks at those before it only", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "notebooks-"));
  for (const name of ["01-a", "02-b", "03-c"]) fs.writeFileSync(path.join(folder, `${name}.ipynb`), "{}");
  expect(notebooksBefore(folder, "03")).toEqual(["01-a", "02-b"]);
  expect(notebooksBefore(folder, "01")).toEqual([]);
  expect(notebooksBefore(folder, undefined)).toEqual([]);
});
