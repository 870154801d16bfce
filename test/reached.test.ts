import ts from "typescript";
import { expect, test } from "vitest";
import { heldTo } from "./allowances";
import { importGraph, LIBRARY, libraryImports, reached, type ImportGraph } from "./import-graph";

// Where everything begins that somebody can start: the commands (with the kernel, the pages and the graders that they
// start) and what notebooks, templates and the material of the course import by name.
const graph = importGraph();
const entries = [
  { file: "cli/main.ts" },
  // What somebody types into a cell while working, and what a table of one's own is read with.
  { file: LIBRARY, names: ["help", "reload", "customerBase"] },
  ...libraryImports("notebooks", "templates", "instructor"),
];
// The kernel loads the whole list again after a change: that is no use of what is in it.
const { nodes, names } = reached(graph, entries, ({ to }) => to !== LIBRARY);

test("every file of src/ is reached, and being in the list of the library does not count", () => {
  const files = graph.files.map(({ file }) => file).filter((file) => !file.endsWith(".d.ts"));
  const idle = files.filter((file) => !nodes.has(file) && file !== LIBRARY);
  heldTo("idle-files", Object.fromEntries(idle.map((file) => [file, 1])));
});

test("every function and value of the list of the library is taken by another file or a notebook", () => {
  const values = new Set(
    graph.files.flatMap(({ file, tree }) => exportedValues(tree).map((name) => `${file}#${name}`)),
  );
  const named = [...reached(graph, [{ file: LIBRARY }], ({ from }) => from === LIBRARY).names];
  const idle = named.filter(
    (name) => values.has(name) && !names.has(name) && !names.has(name.replace(/#.*/, "#*")),
  );
  heldTo("idle-names", Object.fromEntries(idle.map((name) => [name, 1])));
});

test("a file that only the list of the library names is not reached", () => {
  const small: ImportGraph = {
    files: [],
    loads: new Map([
      ["main.ts", [{ from: "main.ts", to: "used.ts", names: ["used"], typeOnly: false }]],
      [LIBRARY, [{ from: LIBRARY, to: "idle.ts", names: ["idle"], typeOnly: false }]],
    ]),
  };
  const found = reached(small, [{ file: "main.ts" }]);
  expect([...found.nodes]).toEqual(["main.ts", "used.ts"]);
  expect([...found.names]).toEqual(["main.ts#*", "used.ts#used"]);
});

/** The names of the functions, classes and constants that a file exports where it declares them. */
function exportedValues(tree: ts.SourceFile): string[] {
  return tree.statements.flatMap((each) => {
    if (!ts.canHaveModifiers(each)) return [];
    if (!ts.getModifiers(each)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isVariableStatement(each)) {
      return each.declarationList.declarations.map(({ name }) => name.getText(tree));
    }
    const isValue = ts.isFunctionDeclaration(each) || ts.isClassDeclaration(each);
    return isValue && each.name ? [each.name.text] : [];
  });
}
