import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { once } from "./lanes/once";

/** A source file, by its path below its folder, parsed. */
export interface SourceFile {
  readonly file: string;
  readonly tree: ts.SourceFile;
}

/** All TypeScript files below a folder, in order of their paths. Read and parsed once for all test files of a worker. */
export function sourceFiles(folder: string): readonly SourceFile[] {
  return once(`source files of ${folder}`, () => parsedFiles(folder));
}

function parsedFiles(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true })
    .map((file) => String(file).replaceAll(path.sep, "/"))
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => ({ file, tree: parse(file, readFileSync(path.join(folder, file), "utf8")) }));
}

export function parse(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
}

/** Which files of a tree each file imports or exports from, types included. */
export function importsBetween(files: readonly SourceFile[]): Map<string, string[]> {
  const known = new Set(files.map(({ file }) => file));
  return new Map(
    files.map(({ file, tree }) => [
      file,
      tree.statements
        .filter((each) => ts.isImportDeclaration(each) || ts.isExportDeclaration(each))
        .flatMap(({ moduleSpecifier }) =>
          moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? [moduleSpecifier.text] : [],
        )
        .map((target) => path.posix.join(path.posix.dirname(file), target))
        .flatMap((target) => [`${target}.ts`, `${target}/index.ts`].filter((each) => known.has(each))),
    ]),
  );
}

/** Every group of nodes that reach each other, each sorted (Tarjan's strong components, those of one node left out). */
export function circles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): number => {
    const own = index.size;
    index.set(node, own);
    low.set(node, own);
    open.push(node);
    for (const next of edges.get(node) ?? []) {
      if (!index.has(next)) low.set(node, Math.min(low.get(node) ?? own, visit(next)));
      else if (open.includes(next)) low.set(node, Math.min(low.get(node) ?? own, index.get(next) ?? own));
    }
    const lowest = low.get(node) ?? own;
    if (lowest === own) {
      const group = open.splice(open.indexOf(node));
      if (group.length > 1) found.push(group.sort());
    }
    return lowest;
  };
  for (const node of edges.keys()) if (!index.has(node)) visit(node);
  return found;
}

/** The lines of each function with a body, by its name or `(anonymous)`. */
export function functionLengths(tree: ts.SourceFile): { readonly name: string; readonly lines: number }[] {
  const found: { name: string; lines: number }[] = [];
  const visit = (node: ts.Node, name: string): void => {
    const called = "name" in node && node.name ? (node.name as ts.Node).getText(tree) : name;
    if (ts.isFunctionLike(node) && "body" in node && node.body) {
      const line = (at: number): number => tree.getLineAndCharacterOfPosition(at).line;
      found.push({ name: called, lines: line(node.end) - line(node.getStart(tree)) + 1 });
    }
    const inner = ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node) ? called : "(anonymous)";
    ts.forEachChild(node, (child) => visit(child, inner));
  };
  visit(tree, "(anonymous)");
  return found;
}
