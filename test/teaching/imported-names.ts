import ts from "typescript";
import { isCode, type Notebook } from "../../src/notebook/document/document";

/** The names that `src/index.ts` exports, read from its text: loading the library takes half a minute. */
export function exportedNames(index: string): ReadonlySet<string> {
  const lists = [...index.matchAll(/export \{([^}]*)\}/g)].flatMap(([, list]) => list.split(","));
  return new Set(lists.map((name) => name.trim()).filter((name) => /^\w+$/.test(name)));
}

/** Names that a piece of TypeScript reads, those that it declares, and those that it imports from "champo". */
interface Names {
  readonly read: ReadonlySet<string>;
  readonly declared: ReadonlySet<string>;
}

/**
 * Names of the library that the cells of a notebook use and that it neither imports nor declares: each ends the cell with
 * "is not defined".
 *
 * @param library all names that the library exports.
 * @returns `cell: name` each.
 */
export function namesNotImported({ cells }: Notebook, library: ReadonlySet<string>): readonly string[] {
  const code = cells.filter(isCode).map(({ id, source }) => ({ id, ...namesOf(source) }));
  const known = new Set(code.flatMap(({ declared }) => [...declared]));
  return code.flatMap(({ id, read }) =>
    [...read].filter((name) => library.has(name) && !known.has(name)).map((name) => `${id}: ${name}`),
  );
}

function namesOf(source: string): Names {
  const read = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) (isDeclaration(node) ? declared : read).add(node.text);
    if (ts.isPropertyAccessExpression(node)) return visit(node.expression);
    if (ts.isPropertyAssignment(node)) return visit(node.initializer);
    if (ts.isBindingElement(node) && node.propertyName !== undefined) return visit(node.name);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ES2022, true));
  return { read, declared };
}

function isDeclaration(name: ts.Identifier): boolean {
  const { parent } = name;
  const declares =
    ts.isVariableDeclaration(parent) ||
    ts.isBindingElement(parent) ||
    ts.isParameter(parent) ||
    ts.isFunctionDeclaration(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isNamespaceImport(parent) ||
    ts.isTypeAliasDeclaration(parent) ||
    ts.isInterfaceDeclaration(parent);
  return declares && parent.name === name;
}
