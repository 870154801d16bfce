import { createRequire } from "node:module";
import type * as TypeScript from "typescript";
import { InputError } from "../../core/input-error";
import { isCode, type Cell, type CodeCell, type Notebook } from "../document/document";

/** What a parameter may hold. */
export type ParameterValue = number | string | boolean | readonly number[] | readonly string[];

/** How a parameter is declared in a cell. */
export type ParameterType = "number" | "string" | "boolean" | "number[]" | "string[]";

/** One parameter of a notebook. */
export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  /** The value in the notebook, which holds where a run gives no other. */
  readonly value: ParameterValue;
  /** The comment behind it: what it means. */
  readonly meaning: string;
}

/** The tag of the cell that declares a notebook's parameters, as papermill and nbclient know it. */
export const PARAMETERS_TAG = "parameters";
/** The tag, and the id, of the cell that a run puts behind it. */
export const INJECTED_TAG = "injected-parameters";

const TYPES: readonly string[] = ["number", "string", "boolean", "number[]", "string[]"];

/**
 * The parameters that a notebook declares in its cell tagged `parameters`, in order; none where there is no such cell.
 * Each line of the cell declares one, with its type and perhaps a comment on what it means.
 *
 * @param name The notebook's name, for the error.
 * @throws InputError when two cells carry the tag, or the cell holds anything but such declarations.
 * @example parametersOf(notebook, "03-k-means") // of `const kMax: number = 8; // most clusters tried`
 *   // [{ name: "kMax", type: "number", value: 8, meaning: "most clusters tried" }]
 */
export function parametersOf(notebook: Notebook, name: string): readonly Parameter[] {
  const cell = parametersCell(notebook, name);
  return cell === undefined ? [] : Object.freeze(readDeclarations(cell.source, name));
}

/**
 * The notebook with a cell tagged `injected-parameters` behind the one tagged `parameters`, which declares the values
 * again; an earlier such cell goes. Only values that the notebook declares count; where there are none, the
 * notebook comes back as it is, without an earlier injected cell.
 */
export function injectParameters(
  notebook: Notebook,
  values: Readonly<Record<string, ParameterValue>>,
  name: string,
): Notebook {
  const own = parametersOf(notebook, name).filter((parameter) => Object.hasOwn(values, parameter.name));
  const lines = own.map(
    (parameter) => `const ${parameter.name}: ${parameter.type} = ${literalOf(values[parameter.name])};`,
  );
  const injected: CodeCell = {
    cell_type: "code",
    id: INJECTED_TAG,
    metadata: { tags: [INJECTED_TAG] },
    source: ["// The parameters of this run.", ...lines].join("\n"),
    execution_count: null,
    outputs: [],
  };
  const cells = notebook.cells.filter((cell) => !hasTag(cell, INJECTED_TAG));
  if (lines.length === 0) return cells.length === notebook.cells.length ? notebook : { ...notebook, cells };
  return {
    ...notebook,
    cells: cells.flatMap((cell) => (hasTag(cell, PARAMETERS_TAG) ? [cell, injected] : [cell])),
  };
}

/** A value as TypeScript. JSON, but for two line separators that JSON leaves as they are and tslab takes for line ends. */
function literalOf(value: ParameterValue): string {
  return JSON.stringify(value).replace(
    /[\u2028\u2029]/g,
    (separator) => `\\u${separator.charCodeAt(0).toString(16)}`,
  );
}

/** Whether a cell carries a tag, as Jupyter's and VS Code's tag editors write them. */
export function hasTag(cell: Cell, tag: string): boolean {
  const { tags } = cell.metadata as { readonly tags?: unknown };
  return Array.isArray(tags) && tags.includes(tag);
}

function parametersCell(notebook: Notebook, name: string): CodeCell | undefined {
  const tagged = notebook.cells.filter(isCode).filter((cell) => hasTag(cell, PARAMETERS_TAG));
  if (tagged.length <= 1) return tagged[0];
  throw new InputError({
    where: `notebook ${name}`,
    what: `${tagged.length} cells tagged "${PARAMETERS_TAG}"`,
    legal: "one at most",
  });
}

function readDeclarations(source: string, name: string): Parameter[] {
  // Loaded on use: the compiler takes longer to load than most runs need to begin.
  const ts = createRequire(__filename)("typescript") as typeof TypeScript;
  const file = ts.createSourceFile("parameters.ts", source, ts.ScriptTarget.Latest, true);
  return file.statements.flatMap((statement) => {
    const refuse = (): InputError => {
      const { line } = file.getLineAndCharacterOfPosition(statement.getStart());
      return new InputError({
        where: `notebook ${name}, cell tagged "${PARAMETERS_TAG}", line ${line + 1}`,
        what: `\`${statement.getText()}\``,
        legal: `\`const name: type = value;\` with a type of ${TYPES.join(", ")} and a literal value`,
      });
    };
    if (!ts.isVariableStatement(statement)) throw refuse();
    const [comment] = ts.getTrailingCommentRanges(source, statement.end) ?? [];
    const meaning = comment === undefined ? "" : source.slice(comment.pos, comment.end);
    return statement.declarationList.declarations.map((declaration): Parameter => {
      const { name: variable, type: annotation, initializer } = declaration;
      const type = annotation?.getText() ?? "";
      const value = initializer === undefined ? undefined : literalValue(ts, initializer);
      if (!ts.isIdentifier(variable) || !isParameterType(type) || !isOfType(value, type)) throw refuse();
      return Object.freeze({
        name: variable.text,
        type,
        value,
        meaning: meaning.replace(/^\/[/*]\s*|\s*\*\/$/g, ""),
      });
    });
  });
}

function isParameterType(type: string): type is ParameterType {
  return TYPES.includes(type);
}

/** Whether a value fits a parameter's type. Numbers are finite. */
export function isOfType(value: unknown, type: ParameterType): value is ParameterValue {
  if (type === "number[]" || type === "string[]") {
    const single = type === "number[]" ? "number" : "string";
    return Array.isArray(value) && value.every((each) => isOfType(each, single));
  }
  return typeof value === type && (type !== "number" || Number.isFinite(value));
}

/** The value of a literal; undefined for any other expression. */
function literalValue(ts: typeof TypeScript, node: TypeScript.Expression): unknown {
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    return ts.isNumericLiteral(node.operand) ? -Number(node.operand.text) : undefined;
  }
  if (ts.isStringLiteralLike(node)) return node.text;
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (!ts.isArrayLiteralExpression(node)) return undefined;
  return Object.freeze(node.elements.map((element) => literalValue(ts, element)));
}
