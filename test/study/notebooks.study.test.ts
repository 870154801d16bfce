import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { isCode, type Notebook } from "../../src/notebook/document/document";
import { readNotebook } from "../../src/notebook/document/notebook-file";
import { claimsLedger } from "../../src/report/claims/ledger";
import { typedNumbers } from "../../src/report/claims/typed-numbers";
import { describeProblem } from "../../src/report/claims/require-sources";
import { runAgain } from "./run-again";

const root = path.join(__dirname, "..", "..");
const folder = path.join(root, "notebooks");
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".ipynb"))
  .map((file) => path.basename(file, ".ipynb"))
  .sort();
const committed = new Map(names.map((name) => [name, readNotebook(path.join(folder, `${name}.ipynb`))]));

function sourcesOf(notebook: Notebook, kind: "code" | "markdown"): string[] {
  return notebook.cells.filter((cell) => cell.cell_type === kind).map((cell) => cell.source);
}

/** Two that need no result of another; the long lane runs all ten. */
const RUN_AGAIN = ["02-customer-features", "05-density"];

describe("notebooks, run again", () => {
  const run = runAgain(RUN_AGAIN);
  test.each(RUN_AGAIN)("%s gives what is committed", (name) => {
    expect(run.differences(name)).toBe("");
  });
});

describe("the form of the notebooks", () => {
  test("there are ten, numbered in order", () => {
    expect(names.map((name) => name.slice(0, 2))).toEqual([
      "01",
      "02",
      "03",
      "04",
      "05",
      "06",
      "07",
      "08",
      "09",
      "10",
    ]);
  });

  describe.each(names)("%s", (name) => {
    const notebook = committed.get(name) as Notebook;
    const code = sourcesOf(notebook, "code");
    const prose = sourcesOf(notebook, "markdown");

    test("opens with one question as its only H1", () => {
      const headings = prose.flatMap((text) => text.split("\n").filter((line) => /^# /.test(line)));
      expect(headings).toHaveLength(1);
      expect(notebook.cells[0].source.startsWith("# ")).toBe(true);
      expect(headings[0]).toMatch(/\?$/);
    });

    test("answers before it explains", () => {
      const kinds = notebook.cells
        .filter(isCode)
        .map(({ outputs }) =>
          outputs.map(
            (output) => (output as { metadata?: { champo?: { kind?: string } } }).metadata?.champo?.kind,
          ),
        );
      const firstAnswer = kinds.findIndex((kind) => kind.includes("answer"));
      expect(firstAnswer).toBeGreaterThanOrEqual(0);
      expect(kinds.slice(0, firstAnswer).flat()).toEqual([]);
      expect(kinds.flat().filter((kind) => kind === "answer").length).toBeGreaterThanOrEqual(2);
    });

    test("ends with what follows and what limits it", () => {
      const headings = prose.flatMap((text) => text.split("\n").filter((line) => /^## /.test(line)));
      expect(headings[headings.length - 1]).toMatch(/follow|limit|cannot/i);
    });

    test("has at most 45 cells, of at most ten lines of code, defining no function", () => {
      expect(notebook.cells.length).toBeLessThanOrEqual(45);
      expect(code.filter((source) => source.split("\n").length > 10)).toEqual([]);
      expect(
        code.filter((source) =>
          /\bfunction\b|(?:const|let)\s+\w+\s*=\s*(?:async\s*)?\([^)]*\)\s*=>/.test(source),
        ),
      ).toEqual([]);
    });

    test("imports in one place only, where ten lines do not hold it in cells that follow each other", () => {
      const places = code.flatMap((source, at) => (/^\s*import\b/m.test(source) ? [at] : []));
      expect(places.length).toBeGreaterThan(0);
      expect(places).toEqual(places.map((_, i) => places[0] + i));
      for (const at of places.slice(0, -1)) expect(code[at].split("\n").length).toBeGreaterThanOrEqual(9);
    });

    test("has no number in its prose that no cell computed, or that differs from what its cell computed", () => {
      expect(claimsLedger([{ name, document: notebook }]).problems.map(describeProblem)).toEqual([]);
    });

    test("puts texts with a number into its sentences only where they are names or dates of the workbook", () => {
      const texts = notebook.cells
        .filter(isCode)
        .flatMap(({ outputs }) => outputs)
        .flatMap((output) =>
          "metadata" in output ? [output.metadata.champo as { texts?: { text: string }[] }] : [],
        )
        .flatMap((champo) => champo?.texts ?? [])
        .map(({ text }) =>
          names
            .reduce((rest, name) => rest.replaceAll(name, ""), text)
            .replace(/\b(?:19|20)\d\d(?:-\d\d){0,2}\b|\band \d+ more\b|\bthe \d+ largest\b/g, ""),
        );
      expect(
        texts.flatMap((text) => typedNumbers(text).map((number) => `${number.text} in "${text}"`)),
      ).toEqual([]);
    });

    test("was run from top to bottom without error, and carries a picture of each figure", () => {
      const cells = notebook.cells.filter(isCode);
      expect(cells.map((cell) => cell.execution_count)).toEqual(cells.map((_, i) => i + 1));
      const outputs = cells.flatMap((cell) => cell.outputs);
      expect(outputs.filter((output) => output.output_type === "error")).toEqual([]);
      const figures = outputs.filter(
        (output) => "data" in output && "application/vnd.plotly.v1+json" in output.data,
      );
      expect(figures.every((output) => "data" in output && "image/png" in output.data)).toBe(true);
    });

    test("is light: under 2 MB, with no bundle inside", () => {
      const file = path.join(folder, `${name}.ipynb`);
      expect(statSync(file).size).toBeLessThan(2_000_000);
      expect(readFileSync(file, "utf8")).not.toMatch(/<script|plotly\.js v\d/);
    });
  });

  test("the sales notebook has at least twelve figures", () => {
    const outputs = (committed.get("01-sales-eda") as Notebook).cells
      .filter(isCode)
      .flatMap((cell) => cell.outputs);
    const figures = outputs.filter((output) => "data" in output && "image/png" in output.data);
    expect(figures.length).toBeGreaterThanOrEqual(12);
  });
});
