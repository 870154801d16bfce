import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isCode } from "../../src/notebook/document/document";
import { formatNotebook } from "../../src/notebook/document/format-notebook";
import { notebookFromScript, sameSource } from "../../src/notebook/git/pair";
import { parseNotebook } from "../../src/notebook/document/parse-notebook";
import { notebookToScript } from "../../src/notebook/git/percent";
import { stripNotebook } from "../../src/notebook/git/strip";
import { anyNotebook } from "./arbitrary-notebook";

describe("a notebook and its script", () => {
  test("carry each other over without loss: texts, ids, tags, attachments, kernel, outputs", () => {
    fc.assert(
      fc.property(anyNotebook, (notebook) => {
        const script = notebookToScript(notebook);
        const back = notebookFromScript(script, notebook);
        expect(formatNotebook(back)).toBe(formatNotebook(notebook));
        expect(notebookToScript(parseNotebook(formatNotebook(back), "back"))).toBe(script);
        expect(sameSource(notebookFromScript(script), notebook)).toBe(true);
      }),
      { numRuns: 250 },
    );
  });

  test("drop the outputs of a cell whose text changed, and only those", () => {
    const cell = (id: string, source: string, text: string) => ({
      cell_type: "code" as const,
      id,
      metadata: {},
      source,
      execution_count: 1,
      outputs: [{ output_type: "stream" as const, name: "stdout" as const, text }],
    });
    const notebook = {
      metadata: {},
      cells: [cell("a", "1;", "one"), cell("b", "2;", "two")],
      nbformat: 4,
      nbformat_minor: 5,
    } as const;
    const edited = notebookFromScript(notebookToScript(notebook).replace("2;", "3;"), notebook);
    expect(edited.cells.filter(isCode).map(({ outputs }) => outputs.length)).toEqual([1, 0]);
    expect(sameSource(edited, notebook)).toBe(false);
  });
});

describe("a stripped notebook", () => {
  test("says what was written and nothing of what came out, always in the same bytes", () => {
    fc.assert(
      fc.property(anyNotebook, (notebook) => {
        const stripped = stripNotebook(notebook);
        expect(
          stripped.cells
            .filter(isCode)
            .every(({ outputs, execution_count }) => outputs.length === 0 && execution_count === null),
        ).toBe(true);
        expect(sameSource(stripped, notebook)).toBe(true);
        expect(formatNotebook(stripNotebook(stripped))).toBe(formatNotebook(stripped));
        const changed = {
          ...notebook,
          cells: notebook.cells.map((each) =>
            isCode(each) ? { ...each, outputs: [], execution_count: 77 } : each,
          ),
        };
        expect(formatNotebook(stripNotebook(changed))).toBe(formatNotebook(stripped));
      }),
    );
  });

  test("loses what front ends note while it runs, and keeps its tags", () => {
    const cell = {
      cell_type: "code" as const,
      id: "a",
      metadata: {
        tags: ["parameters"],
        execution: { "iopub.status.busy": "now" },
        scrolled: true,
        collapsed: false,
      },
      source: "1;",
      execution_count: 3,
      outputs: [],
    };
    const { cells, metadata } = stripNotebook({
      metadata: { widgets: { state: {} }, title: "t" },
      cells: [cell],
      nbformat: 4,
      nbformat_minor: 5,
    });
    expect(cells[0].metadata).toEqual({ tags: ["parameters"] });
    expect(metadata).toEqual({ title: "t" });
  });
});
