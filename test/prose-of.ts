import ts from "typescript";

/** The prose of a Markdown text: without code, links' targets and comments. */
export function proseOfMarkdown(text: string): string {
  return text
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/`[^`\n]*`/g, "")
    .replace(/\]\([^)\s]*\)/g, "]");
}

/** The prose of a TypeScript source: its docstrings without examples and code, and its texts of at least two words. */
export function proseOfSource(source: string): string[] {
  const docstrings = [...source.matchAll(/\/\*\*[\s\S]*?\*\//g)].map(([comment]) =>
    proseOfMarkdown(
      comment
        .replace(/^\s*\/?\*+\/?[ \t]?/gm, "")
        .replace(/@example[\s\S]*?(?=^@|$(?![\s\S]))/gm, "")
        .replace(/\{@link[^}]*\}/g, ""),
    ),
  );
  return [...docstrings, ...textsOf(ts.createSourceFile("source.ts", source, ts.ScriptTarget.Latest))];
}

function textsOf(node: ts.Node): string[] {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return [];
  const own =
    ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
  if (own) return /[a-z,;:]\s+[a-z]/i.test(node.text) ? [proseOfMarkdown(node.text)] : [];
  const texts: string[] = [];
  ts.forEachChild(node, (child) => void texts.push(...textsOf(child)));
  return texts;
}
