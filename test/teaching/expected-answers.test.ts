import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readNotebook } from "../../src/notebook/document/notebook-file";
import { expectedAnswers, type ClassQuestion } from "../../src/teaching/release/expected-answers";

const root = path.join(__dirname, "..", "..");
const { questions } = JSON.parse(readFileSync(path.join(root, "instructor", "questions.json"), "utf8")) as {
  questions: ClassQuestion[];
};
const notebooks = new Map(
  readdirSync(path.join(root, "notebooks"))
    .filter((file) => file.endsWith(".ipynb"))
    .map((file) => [path.basename(file, ".ipynb"), readNotebook(path.join(root, "notebooks", file))]),
);

describe("the questions for the class", () => {
  test("touch every notebook and are answered by its cells, in the words of the run", () => {
    expect(new Set(questions.map((question) => question.notebook))).toEqual(new Set(notebooks.keys()));
    const text = expectedAnswers(questions, notebooks);
    for (const { question } of questions) expect(text).toContain(`### ${question}`);
    expect(text.match(/^> /gm)!.length).toBeGreaterThanOrEqual(questions.length);
    expect(text).toMatch(/^> .*Gini/m);
  });

  test("hold no number of their own, since the class's workbook may be another", () => {
    for (const { question, listenFor } of questions) expect(`${question} ${listenFor}`).not.toMatch(/\d/);
  });

  test("are refused where a cell is gone, was not run, or says nothing", () => {
    const [first] = questions;
    const lost = { ...first, cells: ["nowhere"] };
    expect(() => expectedAnswers([lost], notebooks)).toThrow("no such cell");
    const silent = { ...first, cells: ["load"] };
    const { cells, ...notebook } = notebooks.get(first.notebook)!;
    const load = {
      cell_type: "code",
      id: "load",
      metadata: {},
      source: "",
      execution_count: 1,
      outputs: [],
    } as const;
    const made = new Map([[first.notebook, { ...notebook, cells: [...cells, load] }]]);
    expect(() => expectedAnswers([silent], made)).toThrow("no finding or takeaway");
    expect(() => expectedAnswers([{ ...first, notebook: "11-none" }], notebooks)).toThrow("11-none");
  });
});
