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
export function proseOfSource(source: ts.SourceFile): string[] {
  const docstrings = [...source.text.matchAll(/\/\*\*[\s\S]*?\*\//g)].map(([comment]) =>
    proseOfMarkdown(
      comment
        .replace(/^\s*\/?\*+\/?[ \t]?/gm, "")
        .replace(/@example[\s\S]*?(?=^@|$(?![\s\S]))/gm, "")
        .replace(/\{@link[^}]*\}/g, ""),
    ),
  );
  return [...docstrings, ...textsOf(source)];
}

function textsOf(node: ts.Node, texts: string[] = []): string[] {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return texts;
  const own =
    ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
  if (!own) ts.forEachChild(node, (child) => void textsOf(child, texts));
  else if (/[a-z,;:]\s+[a-z]/i.test(node.text)) texts.push(proseOfMarkdown(node.text));
  return texts;
}
