import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Notebook } from "../../src/notebook/document/document";
import { namesOfTest } from "../../src/teaching/grade/judge-tests";
import { declaredNames, statementsOf } from "../../src/teaching/release/code-names";
import { readKit } from "../../src/teaching/release/editions";
import { exportedNames, namesNotImported } from "./imported-names";

const root = path.join(__dirname, "../..");
const names = exportedNames(fs.readFileSync(path.join(root, "src/index.ts"), "utf8"));
const { sources, tests } = readKit({
  notebooks: path.join(root, "notebooks"),
  instructor: path.join(root, "instructor"),
});

test.each(sources)("$name imports every name that its solutions and tests use", ({ source }) => {
  expect(namesNotImported(source, names)).toEqual([]);
});

test("tests read only names that a solution leaves", () => {
  const named = [...tests.values()].map(({ id, full }) => [id, namesOfTest(full)] as const);
  const text = sources.map(({ source }) => source.cells.map((cell) => cell.source).join("\n")).join("\n");
  const left = new Set(statementsOf(text).flatMap(declaredNames));
  expect(
    named.flatMap(([id, names]) => names.filter((name) => !left.has(name)).map((name) => `${id}: ${name}`)),
  ).toEqual([]);
});

test("a name that only a solution uses is missed when the import line drops it", () => {
  const { name, source } = sources[0];
  expect(name).toBe("01-sales-eda");
  const cells = source.cells.map((cell) =>
    cell.id === "imports" ? { ...cell, source: cell.source.replace("count, ", "") } : cell,
  );
  expect(namesNotImported({ ...source, cells } as Notebook, names)).toContain("pareto: count");
});
