import ts from "typescript";

/** The JavaScript of a cell or a test, which the instructor wrote, for a function to run here. */
export function javascriptOf(code: string): string {
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: false };
  return ts.transpileModule(code, { compilerOptions: options }).outputText;
}
