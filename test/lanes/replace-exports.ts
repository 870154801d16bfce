import { createRequire } from "node:module";
import path from "node:path";

const compiled = createRequire(path.join(__dirname, "..", "..", "lib", "index.js"));

/** Replaces functions that a module of the compiled library exports, for all who call them: "notebook/drawing/browser". */
export function replaceExports(module: string, exports: Readonly<Record<string, unknown>>): void {
  const actual = compiled(`./${module}`) as Record<string, unknown>;
  for (const name of Object.keys(exports))
    if (!(name in actual)) throw new Error(`${module} exports no ${name}.`);
  Object.assign(actual, exports);
}
