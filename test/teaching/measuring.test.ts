import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { editionsOf, filledIn } from "../../src/teaching/assignment";
import { typedRisks } from "../../src/teaching/workbooks/choose-workbooks";
import { answerCodes, shortAnswers, studyOfSeed } from "../../src/teaching/workbooks/short-answers";
import { readKit } from "../../src/teaching/release/editions";
import { editionOfSeed } from "../../src/teaching/release/student-seed";
import { readTestCode } from "../../src/teaching/release/test-file";
import { kit } from "./made-class";

const root = path.join(__dirname, "..", "..");
const instructor = path.join(root, "instructor");

describe("a test in parts", () => {
  const read = (text: string, points: number) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "champo-parts-"));
    fs.mkdirSync(path.join(folder, "tests"));
    fs.writeFileSync(path.join(folder, "tests", "t.ts"), text);
    try {
      return readTestCode(path.join(folder, "tests", "t.ts"), { id: "t", rule: "All.", points });
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  };
  const text = "shared();\n// ### PART (2 points): One.\none();\n// ### PART (1 point): Two.\ntwo();";

  test("is divided by its lines, each part with its points", () => {
    const { prelude, parts } = read(text, 3);
    expect(prelude).toBe("shared();");
    expect(parts).toEqual([
      { rule: "One.", points: 2, code: "one();" },
      { rule: "Two.", points: 1, code: "two();" },
    ]);
    expect(read("whole();", 4).parts).toEqual([{ rule: "All.", points: 4, code: "whole();" }]);
  });

  test("must have the points of the test", () => {
    expect(() => read(text, 4)).toThrow("parts of 4 points, got parts of 3 points");
  });
});

describe("editions of the assignment", () => {
  const kits = [0, 1, 2].map((edition) =>
    readKit({ notebooks: path.join(root, "notebooks"), instructor }, edition),
  );

  test("ask different questions, and leave no name of a variant open", () => {
    expect(editionsOf(kit.assignment)).toBe(3);
    const texts = kits.map(({ assignment, sources, tests }) =>
      JSON.stringify([
        assignment.notebooks.map(({ tasks }) => tasks.map(({ text, hints }) => [text, hints])),
        sources.map(({ source }) => source.cells.map((cell) => cell.source)),
        [...tests.values()],
      ]),
    );
    expect(new Set(texts).size).toBe(3);
    for (const text of texts) expect(text.match(/\$[a-zA-Z]+\$/g)).toBeNull();
  });

  test("are what a seed says, and a name that no variant has is an error", () => {
    const seeds = Array.from({ length: 30 }, (_, seed) => editionOfSeed(kit.assignment, seed));
    expect(new Set(seeds)).toEqual(new Set([0, 1, 2]));
    expect(() => filledIn("$share$ and $words$", { share: 1 }, "task t")).toThrow(
      "expected share, got $words$",
    );
  });

  test("ask in no variant what the published notebooks answer, where a task has variants", () => {
    const own = fs.readdirSync(path.join(instructor, "solutions")).map((file) => file.replace(/\.ts$/, ""));
    const varied = kit.assignment.notebooks
      .flatMap(({ tasks }) => tasks)
      .filter(({ variants = [] }) => variants.length > 0);
    expect(varied.length).toBeGreaterThanOrEqual(8);
    expect(varied.filter(({ id }) => !own.includes(id)).map(({ id }) => id)).toEqual([]);
  });
});

describe("short answers", () => {
  const published = readKit({ notebooks: path.join(root, "notebooks"), instructor }, 0);
  const codes = answerCodes(new Map([["edition 0", published]]));
  const quick = codes.filter(({ slow }) => !slow);

  test("are worked out without figures, sentences and tests, and differ between workbooks", async () => {
    expect(codes.filter(({ slow }) => slow).flatMap(({ places }) => places)).toEqual([
      "nearest.0",
      "nearest.1",
    ]);
    for (const { source } of codes) expect(source).not.toMatch(/show\(|takeaway`|assert/);
    const study = studyOfSeed(11);
    const answers = await shortAnswers(quick, study);
    const needed = JSON.parse(answers["needed (edition 0)"] ?? "") as string[];
    expect(study.base.customers).toEqual(expect.arrayContaining(needed));
    const others = await shortAnswers(quick, studyOfSeed(12));
    expect(others["needed (edition 0)"]).not.toBe(answers["needed (edition 0)"]);
  });

  test("that are alike are named: on all workbooks, or on one and the class's", () => {
    const own = [
      { a: "9", b: "2", c: "1" },
      { a: "7", b: "2", c: "3" },
    ];
    expect(typedRisks(own, [{ a: "7", b: "2", c: "4" }])).toEqual({ same: ["b"], known: ["a"] });
    expect(typedRisks([...own, { a: "9", b: "1", c: "3" }], [])).toEqual({ same: [], known: [] });
  });
});
