import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Notebook } from "../../src/notebook/document/document";
import { formatNotebook } from "../../src/notebook/document/format-notebook";
import { readNotebook, writeNotebook } from "../../src/notebook/document/notebook-file";
import { parseNotebook } from "../../src/notebook/document/parse-notebook";

const NOTEBOOK: Notebook = {
  metadata: { kernelspec: { name: "k", display_name: "K", language: "typescript" }, custom: [1] },
  cells: [
    {
      cell_type: "markdown",
      id: "m",
      metadata: {},
      source: "# One\n\ntext",
      attachments: { "a.png": { "image/png": "AA==" } },
    },
    { cell_type: "raw", id: "r", metadata: {}, source: "" },
    {
      cell_type: "code",
      id: "c",
      metadata: { tags: ["x"] },
      source: "a;\nb;\n",
      execution_count: 3,
      outputs: [
        { output_type: "stream", name: "stdout", text: "1\n2\n" },
        {
          output_type: "display_data",
          data: {
            "text/plain": "p\nq",
            "image/png": "AA==",
            "application/vnd.champo.table+json": ["a", "b"],
          },
          metadata: { champo: { kind: "table" } },
        },
        { output_type: "execute_result", data: { "text/html": "<b>" }, metadata: {}, execution_count: 3 },
        { output_type: "error", ename: "RangeError", evalue: "no", traceback: ["RangeError: no", "  at x"] },
      ],
    },
  ],
  nbformat: 4,
  nbformat_minor: 5,
};

describe("a notebook file", () => {
  let folder = "";
  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "champo-document-"));
  });
  afterAll(() => {
    fs.rmSync(folder, { recursive: true });
  });

  it("gives back what was written, and nothing stays beside it", () => {
    const file = path.join(folder, "new", "a.ipynb");
    writeNotebook(file, NOTEBOOK);
    expect(readNotebook(file)).toEqual(NOTEBOOK);
    expect(fs.readdirSync(path.dirname(file))).toEqual(["a.ipynb"]);
  });

  it("is laid out as Jupyter lays it out: one space, sorted keys, lists of lines, a newline at the end", () => {
    const text = formatNotebook(NOTEBOOK);
    expect(text.startsWith('{\n "cells": [\n  {\n   "attachments": {')).toBe(true);
    expect(text).toContain('"source": [\n    "a;\\n",\n    "b;\\n"\n   ]');
    expect(text).toContain('"text/plain": [\n       "p\\n",\n       "q"\n      ]');
    expect(text.endsWith('"nbformat_minor": 5\n}\n')).toBe(true);
    expect(formatNotebook(parseNotebook(text, "x"))).toBe(text);
  });

  it("keeps the old file whole when the new one cannot be written", () => {
    const file = path.join(folder, "kept.ipynb");
    writeNotebook(file, NOTEBOOK);
    const circular: Record<string, unknown> = {};
    circular["self"] = circular;
    expect(() => writeNotebook(file, { ...NOTEBOOK, metadata: circular })).toThrow();
    expect(readNotebook(file)).toEqual(NOTEBOOK);
  });

  it("gives ids to cells of older notebooks, and replaces a repeated one", () => {
    const cell = { cell_type: "code", metadata: {}, source: ["f();"], outputs: [], execution_count: null };
    const old = JSON.stringify({
      nbformat: 4,
      nbformat_minor: 2,
      metadata: {},
      cells: [cell, cell, { ...cell, id: "x" }, { ...cell, id: "x" }],
    });
    const ids = parseNotebook(old, "old.ipynb").cells.map((each) => each.id);
    expect(new Set(ids).size).toBe(4);
    expect(ids).toEqual(parseNotebook(old, "old.ipynb").cells.map((each) => each.id));
    expect(ids[2]).toBe("x");
  });

  it.each([
    ["[", /a\.ipynb: expected a Jupyter notebook, got text that is not JSON/],
    ["[]", /the file as an object/],
    ['{"nbformat": 3}', /nbformat 4/],
    ['{"nbformat": 4}', /a list `cells`/],
    ['{"nbformat": 4, "cells": [{"cell_type": "x"}]}', /cell 1: expected a code, markdown or raw cell/],
    ['{"nbformat": 4, "cells": [{"cell_type": "raw"}]}', /cell 1: expected source/],
    [
      '{"nbformat": 4, "cells": [{"cell_type": "code", "source": "", "outputs": [{"output_type": "x"}]}]}',
      /cell 1, output 1/,
    ],
  ])("says what is wrong with %j", (text, message) => {
    expect(() => parseNotebook(text, "a.ipynb")).toThrow(message);
  });
});
