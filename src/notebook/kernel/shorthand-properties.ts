import type { Node, SourceFile } from "typescript";

/** The part of the TypeScript compiler needed here; tslab brings one of its own. */
export interface TypeScriptParser {
  createSourceFile(name: string, text: string, target: number): SourceFile;
  forEachChild(node: Node, visit: (child: Node) => void): void;
  isShorthandPropertyAssignment(node: Node): boolean;
  readonly ScriptTarget: { readonly Latest: number };
  readonly version: string;
}

/**
 * The code with every shorthand property written out: `{ seed }` becomes `{ seed: seed }`. tslab turns names declared
 * in earlier cells into properties of its `exports`, but overlooks them in shorthands, which then fail when run.
 *
 * @returns The same text, when it has no shorthand or does not parse.
 */
export function spellOutShorthands(source: string, typescript: TypeScriptParser): string {
  const file = typescript.createSourceFile("cell.ts", source, typescript.ScriptTarget.Latest);
  const names: { readonly end: number; readonly text: string }[] = [];
  const visit = (node: Node): void => {
    if (typescript.isShorthandPropertyAssignment(node)) {
      const { name } = node as Node & { readonly name: Node & { readonly text: string } };
      names.push({ end: name.end, text: name.text });
    }
    typescript.forEachChild(node, visit);
  };
  visit(file);
  return names.reduceRight(
    (text, name) => `${text.slice(0, name.end)}: ${name.text}${text.slice(name.end)}`,
    source,
  );
}
