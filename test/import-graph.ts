import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { sourceFiles, type SourceFile } from "./source-tree";

/** What a file loads: a file of the tree, or a package. */
export interface Load {
  /** The file that loads. */
  readonly from: string;
  /** A file of the tree, or the name of a package. */
  readonly to: string;
  /** The names taken; null for the whole module. */
  readonly names: readonly string[] | null;
  /** True where only types are taken: nothing is loaded when the program runs. */
  readonly typeOnly: boolean;
}

/** Where a program begins: a file, and the names taken of it where it is loaded as a module. */
export interface Entry {
  readonly file: string;
  readonly names?: readonly string[] | undefined;
}

/** The files of a tree and all that each of them loads. */
export interface ImportGraph {
  readonly files: readonly SourceFile[];
  readonly loads: ReadonlyMap<string, readonly Load[]>;
}

const ROOT = path.join(__dirname, "..");
export const LIBRARY = "index.ts";

/** The graph of src/. */
export function importGraph(): ImportGraph {
  return graphOf(sourceFiles(path.join(ROOT, "src")));
}

/** The graph of given files. */
export function graphOf(files: readonly SourceFile[]): ImportGraph {
  const known = new Set(files.map(({ file }) => file));
  return { files, loads: new Map(files.map((each) => [each.file, loadsOf(each, known)])) };
}

/**
 * Follows all loads from the entries. Through a file that only passes on what others export (the list of the library),
 * only the names that are asked for are followed.
 *
 * @returns the files and packages reached, and each name that is taken of a file, as `file#name`.
 */
export function reached(
  { files, loads }: ImportGraph,
  entries: readonly Entry[],
  follow: (load: Load) => boolean = () => true,
): { readonly nodes: ReadonlySet<string>; readonly names: ReadonlySet<string> } {
  const lists = new Map(
    files.filter(({ tree }) => isList(tree)).map(({ file }) => [file, loads.get(file) ?? []]),
  );
  const nodes = new Set<string>();
  const names = new Set<string>();
  const open: Entry[] = [...entries];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { file, names: taken } = next;
    for (const name of taken ?? ["*"]) names.add(`${file}#${name}`);
    const list = lists.get(file);
    if (list === undefined && nodes.has(file)) continue;
    nodes.add(file);
    for (const load of (list ?? loads.get(file) ?? []).filter(follow)) {
      const passed = list === undefined ? load.names : passedOn(load, taken);
      if (passed?.length !== 0) open.push({ file: load.to, names: passed ?? undefined });
    }
  }
  return { nodes, names };
}

/** Which of the names asked of a list come from this load; null for a load that has no names. */
function passedOn({ names }: Load, taken: readonly string[] | undefined): readonly string[] | null {
  return names === null || taken === undefined ? names : names.filter((name) => taken.includes(name));
}

/** What the code cells of notebooks and the TypeScript files of a folder import of the library. */
export function libraryImports(...folders: readonly string[]): Entry[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true })
      .map((file) => path.join(ROOT, folder, String(file)))
      .flatMap((file) => importsOfText(programOf(file))),
  );
}

/** Imports of the library in a program, and in texts that it hands on as programs. */
function importsOfText(text: string): Entry[] {
  return [...text.matchAll(/import\s+(?:type\s+)?\{([^}]*)\}\s*from\s*["']champo(\/[^"']+)?["']/g)].map(
    ([, names, file]) => ({
      file: file === undefined ? LIBRARY : `${file.slice(1)}.ts`,
      names: names
        .split(",")
        .map(
          (name) =>
            name
              .trim()
              .replace(/^type /, "")
              .split(" as ")[0],
        )
        .filter((name) => name !== ""),
    }),
  );
}

function programOf(file: string): string {
  if (file.endsWith(".ts")) return readFileSync(file, "utf8");
  if (!file.endsWith(".ipynb")) return "";
  const { cells } = JSON.parse(readFileSync(file, "utf8")) as {
    cells: { cell_type: string; source: string | string[] }[];
  };
  const code = cells.filter((cell) => cell.cell_type === "code");
  return code.map(({ source }) => [source].flat().join("")).join("\n");
}

/** True for a file that declares nothing and passes on what others export. */
function isList(tree: ts.SourceFile): boolean {
  return tree.statements.every(
    (each) => (ts.isExportDeclaration(each) && each.moduleSpecifier) || bareImport(each),
  );
}

function bareImport(each: ts.Statement): boolean {
  return ts.isImportDeclaration(each) && each.importClause === undefined;
}

function loadsOf({ file, tree }: SourceFile, known: ReadonlySet<string>): Load[] {
  const found: Load[] = [];
  const add = (target: string, names: readonly string[] | null = null, typeOnly = false): void => {
    const to = resolved(file, target, known);
    if (to !== null) found.push({ from: file, to, names, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) addStatement(node, add);
    if (ts.isCallExpression(node)) for (const target of targetsOf(node, tree)) add(target);
    if (ts.isStringLiteralLike(node) && node.text.endsWith(".js")) addScript(file, node.text, known, add);
    if (ts.isTemplateHead(node)) {
      for (const [, target] of node.text.matchAll(/require\("champo\/([^"]+)"\)/g)) add(up(file, target));
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

type Add = (target: string, names?: readonly string[] | null, typeOnly?: boolean) => void;

function addStatement(node: ts.ImportDeclaration | ts.ExportDeclaration, add: Add): void {
  if (node.moduleSpecifier === undefined || !ts.isStringLiteral(node.moduleSpecifier)) return;
  const clause = ts.isImportDeclaration(node) ? node.importClause : node;
  const bindings = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : node.exportClause;
  const named = bindings && (ts.isNamedImports(bindings) || ts.isNamedExports(bindings)) ? bindings : null;
  const elements = [...(named?.elements ?? [])];
  const onlyTypes = elements.length > 0 && elements.every((each) => each.isTypeOnly);
  const names = named === null ? null : elements.map((each) => (each.propertyName ?? each.name).text);
  add(node.moduleSpecifier.text, names, clause?.isTypeOnly === true || onlyTypes);
}

/** Modules that a call names: `import("…")`, `require("…")`, and a file next to this one, `path.join(__dirname, …)`. */
function targetsOf(call: ts.CallExpression, tree: ts.SourceFile): string[] {
  const [first, ...rest] = call.arguments;
  const callee = call.expression.getText(tree);
  if (first === undefined) return [];
  if (/^path\.(join|resolve)$/.test(callee) && first.getText(tree) === "__dirname") {
    const pieces = rest.map((each) => (ts.isStringLiteral(each) ? [each.text] : branchTexts(each)));
    return pieces.reduce<string[]>(
      (paths, texts) => paths.flatMap((start) => texts.map((text) => path.posix.join(start, text))),
      ["."],
    );
  }
  const loads = /^import$|require(\.resolve)?$|^createRequire\(/.test(callee);
  return loads && ts.isStringLiteral(first) ? [first.text] : [];
}

/** The two texts of `condition ? "a" : "b"`. */
function branchTexts(node: ts.Expression): string[] {
  return ts.isConditionalExpression(node)
    ? [node.whenTrue, node.whenFalse].flatMap((each) => (ts.isStringLiteral(each) ? [each.text] : []))
    : [];
}

/** A script of the own room that is started as a program of its own, such as "grade/judge.js". */
function addScript(file: string, text: string, known: ReadonlySet<string>, add: Add): void {
  const inRoom = path.posix.join(file.split("/")[0], text.replace(/\.js$/, ".ts"));
  if (known.has(inRoom)) add(up(file, inRoom.replace(/\.ts$/, "")));
}

/** A path from the root of the tree as seen from a file. */
function up(file: string, target: string): string {
  return `./${path.posix.relative(path.posix.dirname(file), target)}`;
}

function resolved(file: string, target: string, known: ReadonlySet<string>): string | null {
  if (target.startsWith("node:")) return null;
  const below = path.posix.join(path.posix.dirname(file), target.replace(/\.js$/, ""));
  // From lib/ to the source that it is compiled from.
  const place = below.replace(/^(\.\.\/)+lib\//, "");
  const own = [`${place}.ts`, `${place}/index.ts`].find((each) => known.has(each));
  if (own !== undefined) return own;
  if (target.startsWith(".") || path.posix.isAbsolute(target) || target.startsWith("..")) return null;
  return target
    .split("/")
    .slice(0, target.startsWith("@") ? 2 : 1)
    .join("/");
}
