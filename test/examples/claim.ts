import ts from "typescript";

/** Any number of further elements: `[1, 2, …]`. */
const MORE = Symbol("and more");

/** A number, with half a unit of its last written digit; 0 for a whole number, which must be met exactly. */
class Written {
  constructor(
    readonly value: number,
    readonly tolerance: number,
  ) {}
}

/** The value that a comment claims. Null where the comment is no value. */
export function claimedValue(text: string): { readonly value: unknown } | null {
  const literal = text.replace(/("(?:[^"\\]|\\.)*")|…/g, (found, quoted?: string) =>
    quoted === undefined ? "...MORE" : found,
  );
  const tree = ts.createSourceFile("claim.ts", `(${literal})`, ts.ScriptTarget.Latest, true);
  const problems = (tree as unknown as { readonly parseDiagnostics: readonly unknown[] }).parseDiagnostics;
  const [statement] = tree.statements;
  if (problems.length > 0 || tree.statements.length !== 1 || !ts.isExpressionStatement(statement))
    return null;
  try {
    return { value: literalValue((statement.expression as ts.ParenthesizedExpression).expression) };
  } catch {
    return null;
  }
}

function literalValue(node: ts.Node): unknown {
  if (ts.isNumericLiteral(node)) return written(node.getText(), 1);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    if (ts.isIdentifier(node.operand) && node.operand.text === "Infinity") return -Infinity;
    return written(node.operand.getText(), -1);
  }
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(literalValue);
  if (ts.isSpreadElement(node) && node.expression.getText() === "MORE") return MORE;
  if (ts.isObjectLiteralExpression(node)) return Object.fromEntries(node.properties.flatMap(property));
  const constants: Record<string, unknown> = {
    true: true,
    false: false,
    null: null,
    NaN,
    Infinity,
    undefined,
  };
  const text = node.getText();
  if (Object.hasOwn(constants, text)) return constants[text];
  throw new SyntaxError(`not a literal: ${text}`);
}

function property(node: ts.ObjectLiteralElementLike): [string, unknown][] {
  if (ts.isSpreadAssignment(node) && node.expression.getText() === "MORE") return [["...", MORE]];
  if (!ts.isPropertyAssignment(node)) throw new SyntaxError("not a property with its value");
  const name =
    ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) ? node.name.text : node.name.getText();
  return [[name, literalValue(node.initializer)]];
}

function written(text: string, sign: 1 | -1): Written {
  const [, decimals, exponent = "0"] = /^[\d_]*\.?(\d*)(?:e([-+]?\d+))?$/i.exec(text) ?? [];
  const places = decimals === undefined ? 0 : decimals.length - Number(exponent);
  return new Written(sign * Number(text.replaceAll("_", "")), decimals ? 0.5 * 10 ** -places : 0);
}

/** Where a value differs from what is claimed of it, as a sentence; null where the claim is true. */
export function differenceFrom(claim: unknown, value: unknown, place = "the value"): string | null {
  if (claim instanceof Written) {
    const near = 1e-9 * Math.max(1, Math.abs(claim.value));
    const met = typeof value === "number" && Math.abs(value - claim.value) <= claim.tolerance + near;
    return met ? null : `${place} is ${shown(value)}, not ${claim.value}`;
  }
  if (Array.isArray(claim)) return differenceOfList(claim, value, place);
  if (typeof claim === "object" && claim !== null) return differenceOfObject(claim, value, place);
  return Object.is(claim, value) ? null : `${place} is ${shown(value)}, not ${shown(claim)}`;
}

function differenceOfList(claim: readonly unknown[], value: unknown, place: string): string | null {
  if (!Array.isArray(value) && !ArrayBuffer.isView(value)) return `${place} is ${shown(value)}, not a list`;
  const list = [...(value as unknown as Iterable<unknown>)];
  const isOpen = claim.at(-1) === MORE;
  const stated = isOpen ? claim.slice(0, -1) : claim;
  if (isOpen ? list.length < stated.length : list.length !== stated.length)
    return `${place} has ${list.length} elements: ${shown(value)}`;
  return firstDifference(stated.map((each, i) => differenceFrom(each, list[i], `${place}[${i}]`)));
}

function differenceOfObject(claim: object, value: unknown, place: string): string | null {
  if (typeof value !== "object" || value === null) return `${place} is ${shown(value)}, not an object`;
  const stated = Object.entries(claim).filter(([, each]) => each !== MORE);
  const isOpen = stated.length < Object.keys(claim).length;
  const extra = Object.keys(value).filter((key) => !stated.some(([name]) => name === key));
  if (!isOpen && extra.length > 0) return `${place} also has ${extra.join(", ")}`;
  const own = value as Record<string, unknown>;
  return firstDifference(stated.map(([key, each]) => differenceFrom(each, own[key], `${place}.${key}`)));
}

function firstDifference(found: readonly (string | null)[]): string | null {
  return found.find((each) => each !== null) ?? null;
}

function shown(value: unknown): string {
  const text = ArrayBuffer.isView(value)
    ? `[${(value as unknown as readonly unknown[]).toString()}]`
    : (JSON.stringify(value, (_, each: unknown) => (typeof each === "number" ? String(each) : each)) ??
      String(value));
  return text.length > 300 ? `${text.slice(0, 300)} …` : text;
}
