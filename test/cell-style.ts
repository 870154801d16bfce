import prettier from "prettier";
import ts from "typescript";

/** The most characters a line of a cell has. */
export const LINE_LENGTH = 100;
const LINES = 10;

/** What keeps a code cell from being read aloud; nothing for one that is fine. */
export async function faultsOfCell(source: string): Promise<string[]> {
  const lines = source.split("\n");
  const faults: string[] = [];
  if (lines.length > LINES) faults.push(`has ${lines.length} lines`);
  const longest = Math.max(...lines.map((line) => line.length));
  if (longest > LINE_LENGTH) faults.push(`has a line of ${longest} characters`);
  const formatted = await prettier.format(source, { parser: "typescript", printWidth: LINE_LENGTH });
  if (formatted.trimEnd() !== source) faults.push("is not formatted by prettier");
  if (decidesInText(source)) faults.push("decides inside a text template");
  return faults;
}

const DECISIONS: readonly ts.SyntaxKind[] = [
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.QuestionQuestionToken,
];

/** Whether a text template holds a conditional, a logical operator, or a template of its own. */
function decidesInText(source: string): boolean {
  const file = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.Latest);
  const search = (node: ts.Node, inText: boolean): boolean => {
    const decides =
      ts.isConditionalExpression(node) ||
      ts.isTemplateExpression(node) ||
      (ts.isBinaryExpression(node) && DECISIONS.includes(node.operatorToken.kind));
    if (inText && decides) return true;
    return (
      ts.forEachChild(node, (child) => search(child, inText || ts.isTemplateExpression(node)) || undefined) ??
      false
    );
  };
  return search(file, false);
}

/** Whether a cell's id is words a person can say, not what a program draws at random. */
export function isReadableId(id: string): boolean {
  return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) && !/^(?=.*\d)[0-9a-f]{6,}$/.test(id);
}

/** The value in the middle of a list that is not empty. */
export function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.floor(sorted.length / 2)]) / 2;
}
