import { expect, test } from "vitest";
import type { Cell, Notebook } from "../../src/notebook/document/document";
import { asShown } from "../../src/report/chapters/as-shown";
import { cellGroups } from "../../src/report/chapters/cell-groups";

const heading = (source: string, tags: readonly string[] = []): Cell =>
  ({ cell_type: "markdown", id: source, source, metadata: { tags } }) as unknown as Cell;
const code = (source: string, said = ""): Cell =>
  ({
    cell_type: "code",
    id: source,
    source,
    metadata: {},
    execution_count: 1,
    outputs: said === "" ? [] : [{ output_type: "stream", name: "stdout", text: said }],
  }) as unknown as Cell;

test("a section without data is left out, and every cell keeps its place", () => {
  const cells = [
    heading("# Question"),
    heading("## Lines", ["if-shown"]),
    code("lines.sum()"),
    code("lines.more()"),
    heading("## Outcome", ["if-shown"]),
    code("nothing()"),
    code("model()", "found"),
    heading("## Always"),
    code("quiet()"),
    heading("## Last", ["if-shown"]),
  ];
  const document = { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 } as unknown as Notebook;
  const shown = asShown(document);
  expect(shown.cells).toHaveLength(cells.length);
  const kept = cellGroups(shown.cells).flatMap((group) =>
    "cells" in group ? group.cells.map(({ position }) => position) : [group.position],
  );
  expect(kept).toEqual([1, 5, 6, 7, 8, 9]);
  expect(document.cells[1].source).toBe("## Lines");
});
