import ts from "typescript";

/** What writes a number into a sentence. */
const FORMATTERS = ["count", "counted", "decimal", "money", "percent"];

/**
 * Numbers that were typed into a cell's sentences rather than computed: digits in the words of a `takeaway` or `answer`,
 * and plain numbers as what a formatter is to write.
 *
 * @returns The places, as they are written.
 * @example typedNumbers("takeaway`The largest brings 36%, ${percent(0.8)} come from five.`") // ["36%", "percent(0.8)"]
 */
export function typedNumbers(source: string): string[] {
  const found: string[] = [];
  const file = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node, inSentence: boolean): void => {
    const sentence = inSentence || isSentence(node);
    if (sentence && isTemplateText(node)) found.push(...(node.text.match(/[\d.,]*\d%?/g) ?? []));
    if (sentence && ts.isCallExpression(node) && isFormatter(node.expression) && isTyped(node.arguments[0])) {
      found.push(node.getText(file));
    }
    ts.forEachChild(node, (child) => {
      visit(child, sentence);
    });
  };
  visit(file, false);
  return found;
}

function isSentence(node: ts.Node): boolean {
  return ts.isTaggedTemplateExpression(node) && ["takeaway", "answer"].includes(lastName(node.tag));
}

function isFormatter(callee: ts.Node): boolean {
  return FORMATTERS.includes(lastName(callee));
}

function lastName(node: ts.Node): string {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return ts.isIdentifier(node) ? node.text : "";
}

function isTemplateText(node: ts.Node): node is ts.TemplateLiteralLikeNode {
  return (
    ts.isNoSubstitutionTemplateLiteral(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddleOrTemplateTail(node)
  );
}

function isTyped(argument: ts.Expression | undefined): boolean {
  if (argument === undefined) return false;
  if (ts.isPrefixUnaryExpression(argument)) return isTyped(argument.operand);
  return ts.isNumericLiteral(argument);
}
