import ts from "typescript";

/** The statements of a cell. */
export function statementsOf(source: string): readonly ts.Statement[] {
  return [...parse(source).statements];
}

/** Whether a cell does nothing: empty, or comments alone. */
export function isUnsolved(source: string): boolean {
  return statementsOf(source).length === 0;
}

/** All names that code mentions, those of properties (`a.NAME`, `{ NAME: … }`) left out. */
export function mentionedNames(source: string): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isPropertyName(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(parse(source));
  return names;
}

/** The names that a statement declares at its level, those of imports included. */
export function declaredNames(statement: ts.Statement): string[] {
  const names: string[] = [];
  const add = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name)) names.push(name.text);
    else for (const element of name.elements) if (ts.isBindingElement(element)) add(element.name);
  };
  if (ts.isVariableStatement(statement)) {
    for (const declaration of statement.declarationList.declarations) add(declaration.name);
  } else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    if (statement.name) names.push(statement.name.text);
  } else if (ts.isImportDeclaration(statement)) {
    const clause = statement.importClause;
    if (clause?.name) names.push(clause.name.text);
    const bindings = clause?.namedBindings;
    if (bindings && ts.isNamespaceImport(bindings)) names.push(bindings.name.text);
    else bindings?.elements.forEach((element) => names.push(element.name.text));
  }
  return names;
}

/**
 * The names that code takes from its surroundings: mentioned, but declared nowhere in it and not known to JavaScript. A
 * name that is declared in any block counts as declared.
 */
export function freeNames(source: string): string[] {
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    const named = node as ts.Node & { readonly name?: ts.Node };
    if ((ts.isVariableDeclaration(node) || ts.isParameter(node)) && named.name) bind(named.name);
    if (ts.isImportDeclaration(node)) declaredNames(node).forEach((name) => declared.add(name));
    ts.forEachChild(node, visit);
  };
  const bind = (name: ts.Node): void => {
    if (ts.isIdentifier(name)) declared.add(name.text);
    else ts.forEachChild(name, (element) => ts.isBindingElement(element) && bind(element.name));
  };
  visit(parse(source));
  return [...mentionedNames(source)].filter(
    (name) => !declared.has(name) && !(name in globalThis) && name !== "undefined" && name !== "const",
  );
}

/** Methods that change what they are called on. */
const CHANGING = [
  "add",
  "clear",
  "copyWithin",
  "delete",
  "fill",
  "pop",
  "push",
  "reverse",
  "set",
  "shift",
  "sort",
  "splice",
  "unshift",
];

/** The names that a statement assigns to, or whose value it changes by a method that does so. */
export function changedNames(statement: ts.Statement): string[] {
  const names: string[] = [];
  const addRoot = (node: ts.Expression): void => {
    let root = node;
    while (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root)) root = root.expression;
    if (ts.isIdentifier(root)) names.push(root.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) addRoot(node.left);
    if (ts.isPostfixUnaryExpression(node)) addRoot(node.operand);
    if (ts.isPrefixUnaryExpression(node) && isStep(node.operator)) addRoot(node.operand);
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      if (CHANGING.includes(node.expression.name.text)) addRoot(node.expression.expression);
    }
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return names;
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function isStep(kind: ts.SyntaxKind): boolean {
  return kind === ts.SyntaxKind.PlusPlusToken || kind === ts.SyntaxKind.MinusMinusToken;
}

function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isPropertyAssignment(parent)) return parent.name === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return ts.isTypeReferenceNode(parent);
}

function parse(source: string): ts.SourceFile {
  return ts.createSourceFile("cell.ts", source, ts.ScriptTarget.Latest, true);
}
