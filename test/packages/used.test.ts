import { describe, expect, test } from "vitest";
import { graphOf, importGraph, LIBRARY, libraryImports, reached, type Load } from "../import-graph";
import { parse } from "../source-tree";

/** The packages that the study was asked to be made with, and what uses each: a command, or cells of the notebooks. */
const ASKED = [
  ["tslab", "cli/run.ts"],
  ["danfojs-node", "notebooks"],
  ["plotly.js-dist", "cli/run.ts"],
  ["ml-kmeans", "notebooks"],
  ["ml-pca", "cli/run.ts"],
  ["simple-statistics", "cli/run.ts"],
  ["exceljs", "cli/export.ts"],
] as const;

describe("packages", () => {
  const graph = importGraph();
  test.each(ASKED)("%s is loaded by a run of %s", (name, begin) => {
    const entries = begin === "notebooks" ? libraryImports(begin) : [{ file: begin }];
    expect(graph.loads.has(begin) || begin === "notebooks").toBe(true);
    // The kernel loads the whole list of the library again after a change: that is no use of what is in it.
    const follow = ({ to, typeOnly }: Load): boolean => !typeOnly && to !== LIBRARY;
    expect([...reached(graph, entries, follow).nodes]).toContain(name);
  });
});

describe("what a run loads", () => {
  const texts = {
    [LIBRARY]: 'export { a } from "./a"; export { b } from "./b";',
    "a.ts": 'import type { T } from "only-types"; export const a = async () => import("late/x");',
    "b.ts": 'import "not-asked-for"; export const b = 1;',
    "main.ts": 'const child = path.join(__dirname, "kind", other ? "one" : "two");',
    "kind/one.ts": 'require.resolve("@scope/one/package.json");',
    "kind/two.ts": "",
  };
  const graph = graphOf(Object.entries(texts).map(([file, text]) => ({ file, tree: parse(file, text) })));
  const nodesFrom = (...entries: Parameters<typeof reached>[1]): string[] =>
    [...reached(graph, entries, ({ typeOnly }) => !typeOnly).nodes].sort();

  test("follows only the names asked of the library, and leaves types out", () => {
    expect(nodesFrom({ file: LIBRARY, names: ["a"] })).toEqual(["a.ts", LIBRARY, "late"]);
  });

  test("follows files that are started by their path, and packages looked up by name", () => {
    expect(nodesFrom({ file: "main.ts" })).toEqual(["@scope/one", "kind/one.ts", "kind/two.ts", "main.ts"]);
  });
});
