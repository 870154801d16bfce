import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Notebook } from "../../src/notebook/document/document";
import { readKit } from "../../src/teaching/release/editions";
import { exportedNames, namesNotImported } from "./imported-names";

const root = path.join(__dirname, "../..");
const names = exportedNames(fs.readFileSync(path.join(root, "src/index.ts"), "utf8"));
const { sources } = readKit({
  notebooks: path.join(root, "notebooks"),
  instructor: path.join(root, "instructor"),
});

test.each(sources)("$name imports every name that its solutions and tests use", ({ source }) => {
  expect(namesNotImported(source, names)).toEqual([]);
});

test("a name that only a solution uses is missed when the import line drops it", () => {
  const { name, source } = sources[0];
  expect(name).toBe("01-sales-eda");
  const cells = source.cells.map((cell) =>
    cell.id === "imports" ? { ...cell, source: cell.source.replace("count, ", "") } : cell,
  );
  expect(namesNotImported({ ...source, cells } as Notebook, names)).toContain("pareto: count");
});
