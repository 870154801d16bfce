import { createRequire } from "node:module";
import type * as TypeScript from "typescript";

/**
 * The names that an example in a docstring may use without making them first, each with the code that makes it. They are
 * those of the notebooks, and three small ones for what works on any matrix or table.
 */
export const EXAMPLE_NAMES: Readonly<Record<string, string>> = Object.freeze({
  x: "observations([[1, 20], [2, 35], [1, 28], [9, 410], [8, 395], [9, 380]], { columnNames: ['orders', 'spend'] })",
  byKmeans: "(rows, k, seed) => kmeans(rows, { k, seed }).labels",
  base: "await customerBase('id,spend,orders,region\\nAsh,120,2,north\\nBay,80,1,north\\nElm,95,1,south\\nFir,110,2,south\\nOak,900,9,south\\nPear,870,8,north\\nPlum,950,9,north\\nYew,910,8,south')",
  choice: "chooseSegmentation(customerFeatures(base), base, { seed: 7, maxK: 2 })",
  study: "await loadStudy({ seed: 7 })",
  workbook: "study.workbook",
  features: "studyFeatures(study)",
  segmentation: "segmentationOf(cutTree(hierarchical(features), { clusters: 4 }), features, study.base)",
  profiles: "profileSegments(segmentation, 7).profiles",
  names: "nameSegments(segmentation, study.lexicon)",
  conversion: "conversionStudy(workbook.samples, { seed: 7 })",
  lifetime: "customerLifetime(study.lines, { seed: 7 })",
  classes:
    "classStudy({ base: await customerBase(['id,card,app,shop', ...Array.from({ length: 60 }, (_, i) => i % 2 ? `C${i},yes,yes,a` : `C${i},no,no,b`)].join('\\n')) }, 7)",
  periods: "segmentPeriods(segmentation, names, studyPeriods(study))",
  silence: "accountSilence(study.lines)",
  crossed: "crossedConversion(workbook.samples, { seed: 7 })",
  allocation: "allocateCells(crossed, { seed: 7 })",
  basis:
    "{ ...segmentation, profiles, names, base: study.base, lines: study.lines, lexicon: study.lexicon, silence, returns: silenceReturns(study.lines, silence), allocation }",
});

/** The names of `EXAMPLE_NAMES` that some code needs, those that others are made from first. */
export function exampleNamesIn(code: string): readonly string[] {
  const used = namesUsedIn(code).filter((name) => Object.hasOwn(EXAMPLE_NAMES, name));
  return [...new Set(used.flatMap((name) => [...exampleNamesIn(EXAMPLE_NAMES[name]), name]))];
}

/** An example as a person can run it: the names that it needs are made first. */
export function wholeExample(code: string): string {
  const made = exampleNamesIn(code).map((name) => `const ${name} = ${EXAMPLE_NAMES[name]};`);
  return [...made, code].join("\n");
}

/** The names that code uses and does not make itself. */
function namesUsedIn(code: string): readonly string[] {
  // Loaded on use, as in `LibraryDocumentation`.
  const ts = createRequire(__filename)("typescript") as typeof TypeScript;
  const used = new Set<string>();
  const made = new Set<string>();
  const visit = (node: TypeScript.Node): void => {
    if ((ts.isVariableDeclaration(node) || ts.isParameter(node)) && ts.isIdentifier(node.name))
      made.add(node.name.text);
    if (ts.isBindingElement(node) && ts.isIdentifier(node.name)) made.add(node.name.text);
    if (ts.isIdentifier(node) && !isOnlyLabel(ts, node)) used.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("example.ts", code, ts.ScriptTarget.Latest, true));
  return [...used].filter((name) => !made.has(name));
}

/** Whether an identifier names a member, not a value. */
function isOnlyLabel(ts: typeof TypeScript, node: TypeScript.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isPropertyAssignment(parent)) return parent.name === node;
  return ts.isBindingElement(parent) && parent.propertyName === node;
}
