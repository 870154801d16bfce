import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { studyAdvice } from "./study-advice";

/** Ids of the code cells of a notebook. */
function cellIds(notebook: string): string[] {
  const file = path.join(__dirname, "../../notebooks", `${notebook}.ipynb`);
  expect(existsSync(file), `${notebook} exists`).toBe(true);
  const { cells } = JSON.parse(readFileSync(file, "utf8")) as { cells: { id: string; cell_type: string }[] };
  return cells.filter((cell) => cell.cell_type === "code").map((cell) => cell.id);
}

describe("the evidence of every recommendation", () => {
  it("leads to a code cell that exists, on workbooks of different seeds and numbers of segments", () => {
    const studies = [studyAdvice(7, 2), studyAdvice(11, 4), studyAdvice(8, 7)];
    const sources = studies.flatMap(({ recommendations }) =>
      recommendations.flatMap(({ evidence }) => evidence),
    );
    expect(sources.length).toBeGreaterThan(20);
    for (const source of new Set(sources.map((each) => each.source))) {
      const [notebook, cell] = source.split("#");
      expect(cellIds(notebook), source).toContain(cell);
    }
  });
});
