import path from "node:path";
import { describe, expect, test } from "vitest";
import { heldTo } from "./allowances";
import { circles, functionLengths, importsBetween, parse, sourceFiles } from "./source-tree";

const MOST_LINES = 80;
const MOST_FILES = 25;
const files = sourceFiles(path.join(__dirname, "..", "src"));

describe("in src/", () => {
  test("no files import each other in a circle, types included", () => {
    const groups = circles(importsBetween(files)).map((group) => [group.join(" + "), group.length] as const);
    heldTo("import-circles", Object.fromEntries(groups));
  });

  test("no function is longer than 80 lines", () => {
    // Two are left: `dbscanInTree` and `spanningTreeInTree`, the inner loops of DBSCAN and HDBSCAN. All that they change
    // is local to them; split, it would be passed at every visit of a node. Split them with the benchmark at hand only.
    const long = files.flatMap(({ file, tree }) =>
      functionLengths(tree)
        .filter(({ lines }) => lines > MOST_LINES)
        .map(({ name, lines }) => [`${file}#${name}`, lines] as const),
    );
    heldTo("long-functions", Object.fromEntries(long));
  });

  test("no folder has more than 25 files", () => {
    const counts: Record<string, number> = {};
    for (const { file } of files)
      counts[path.posix.dirname(file)] = (counts[path.posix.dirname(file)] ?? 0) + 1;
    heldTo(
      "full-folders",
      Object.fromEntries(Object.entries(counts).filter(([, count]) => count > MOST_FILES)),
    );
  });

  test("no file lies at the root but the list of the library and the command line", () => {
    const loose = files.map(({ file }) => file).filter((file) => !file.includes("/"));
    expect(loose.filter((file) => !["index.ts", "cli.ts"].includes(file))).toEqual([]);
  });
});

describe("what is looked for is found:", () => {
  test("a circle, and not what only leads to it", () => {
    const edges = { a: ["b"], b: ["c"], c: ["a", "d"], d: [], e: ["a"], f: ["g"], g: ["f"] };
    expect(circles(new Map(Object.entries(edges)))).toEqual([
      ["a", "b", "c"],
      ["f", "g"],
    ]);
  });

  test("an import of a type, an export from, a folder's index", () => {
    const texts = {
      "x/a.ts": 'import type { B } from "./b";',
      "x/b.ts": 'export * from "../y";',
      "y/index.ts": "",
    };
    const edges = importsBetween(
      Object.entries(texts).map(([file, text]) => ({ file, tree: parse(file, text) })),
    );
    expect([...edges.values()]).toEqual([["x/b.ts"], ["y/index.ts"], []]);
  });

  test("the lines of a function, whichever way it is written", () => {
    const text =
      "function a() {\n}\nconst b = () => {\n\n};\nclass C { d() {\n return [].map(() => 1);\n } }\n";
    expect(functionLengths(parse("x.ts", text))).toEqual([
      { name: "a", lines: 2 },
      { name: "b", lines: 3 },
      { name: "d", lines: 3 },
      { name: "(anonymous)", lines: 1 },
    ]);
  });
});
