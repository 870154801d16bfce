import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import type * as TypeScript from "typescript";
import { withPlainBuilder, type TypeScriptBuilders } from "../../src/notebook/kernel/plain-builder";

const requireOfTslab = createRequire(createRequire(__filename).resolve("tslab/dist/converter.js"));
const typescript = requireOfTslab("@tslab/typescript-for-tslab") as typeof TypeScript;

type WatchHost = TypeScript.WatchCompilerHostOfFilesAndCompilerOptions<TypeScript.BuilderProgram>;

/** The part that does not look for changes itself. */
interface Watch {
  getCurrentProgram(): TypeScript.BuilderProgram;
  close(): void;
}

/** A library in three files, and a package that is none of it. */
const FILES = {
  "library/index.d.ts":
    'export { Customer } from "./customer"; export { Order, orders } from "./order"; export { first } from "./hidden";',
  "library/customer.d.ts": "export interface Customer { readonly name: string }",
  "library/order.d.ts":
    'import { Customer } from "./customer"; export interface Order { readonly of: Customer } export declare function orders(): readonly Order[];',
  "library/hidden.d.ts":
    "export interface Hidden { readonly place: number } export declare function first(): Hidden;",
  "node_modules/other/index.d.ts":
    "declare global { var fromOther: number } export interface Other { readonly more: string } export declare function other(): Other;",
  "node_modules/other/package.json": '{ "name": "other", "version": "1.0.0", "types": "index.d.ts" }',
  "cells/__prev__.d.ts": "export {};\n",
  "cells/__tslab__.ts": "export {};\n",
};

/** What cells hold, and the declarations of those before them, with whether the files of the program before are taken over. */
const CELLS = [
  ["", 'import { orders } from "../library/index"; const all = orders();', false],
  ['export declare const all: readonly import("../library/index").Order[];', "const one = all[0];", false],
  [
    'export declare const one: import("../library/index").Order; export declare const all: readonly import("../library/index").Order[];',
    'import { first } from "../library/index"; const hidden = first();',
    true,
  ],
  ['export declare const hidden: import("../library/hidden").Hidden;', "const twice = hidden;", false],
  ['export declare const one: import("../library/index").Order;', "const both = [one.of, one.off];", true],
  [
    'export declare const hidden: import("../library/hidden").Hidden; export declare const one: import("../library/index").Order;',
    "const placed = [hidden, one.of];",
    true,
  ],
  ["", 'import { other } from "other"; const strange = [other(), fromOther];', false],
  ['export declare const strange: import("other").Other;', "const more = strange.more + fromOther;", false],
  ['export declare const one: import("../library/index").Order;', "const gone = [one.of, fromOther];", false],
  [
    'export declare const one: import("../library/index").Order;',
    'import { Hidden } from "../library/hidden"; import { orders } from "../library/index"; const two = [orders, {} as Hidden];',
    true,
  ],
  [
    'export declare const one: import("../library/index").Order;',
    'import { orders } from "../library/index"; const again = [orders(), one];',
    true,
  ],
  ["", "const gone = fromOther;", false],
  ["", "const gone = fromOther;\nexport {gone}", true],
  ["", "fromOther;", true],
] as const;

const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "reused-"));
for (const [file, text] of Object.entries(FILES)) {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  fs.writeFileSync(path.join(folder, file), text);
}
afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

const [prev, cell] = ["__prev__.d.ts", "__tslab__.ts"].map((name) => path.join(folder, "cells", name)) as [
  string,
  string,
];
const library = path.join(folder, "library", "index.d.ts");
const OPTIONS: TypeScript.CompilerOptions = {
  module: typescript.ModuleKind.ESNext,
  moduleResolution: typescript.ModuleResolutionKind.Node10,
  target: typescript.ScriptTarget.ES2022,
  lib: ["lib.es5.d.ts"],
  types: [],
  declaration: true,
  skipLibCheck: true,
};

/** What a cell's check says and gives, and the files that were looked at. */
function resultOf(program: TypeScript.Program): object {
  const file = program.getSourceFile(cell)!;
  Object.assign(file, { parent: program.getSourceFile(prev) }); // as tslab has a cell see what is declared before it
  const declarations: string[] = [];
  program.emit(file, (_name, text) => declarations.push(text), undefined, true);
  return {
    findings: program.getSemanticDiagnostics(file).map(({ messageText, start }) => [start, messageText]),
    declarations,
    files: program
      .getSourceFiles()
      .map(({ fileName }) => fileName)
      .sort(),
  };
}

/** As tslab has a cell export what it declares. */
function exported(code: string, names: readonly string[]): string {
  return `${code}\nexport {${names.join(", ")}}`;
}

test("a program that takes over the files of the one before gives what a program of its own gives, cell after cell", () => {
  const callbacks = new Map<string, () => void>();
  let rebuild: () => void = () => undefined;
  const system = {
    ...typescript.sys,
    watchFile: (file: string, changed: TypeScript.FileWatcherCallback) => {
      callbacks.set(file, () => {
        changed(file, typescript.FileWatcherEventKind.Changed);
      });
      return { close: () => undefined };
    },
    watchDirectory: () => ({ close: () => undefined }),
    setTimeout: (callback: () => void) => (rebuild = callback),
    clearTimeout: () => undefined,
  };
  const plain = withPlainBuilder(typescript as unknown as TypeScriptBuilders, [library]);
  const host = plain.createWatchCompilerHost([prev, cell], OPTIONS, system) as WatchHost;
  Object.assign(host, { afterProgramCreate: () => undefined, onWatchStatusChange: () => undefined });
  const watch = typescript.createWatchProgram(host) as unknown as Watch;
  const put = (declarations: string, code: string): TypeScript.BuilderProgram => {
    fs.writeFileSync(prev, `export {};\n${declarations}`);
    fs.writeFileSync(cell, `export {};\n${code}`);
    for (const file of [prev, cell]) callbacks.get(file)!();
    rebuild();
    return watch.getCurrentProgram();
  };
  for (const [declarations, code, takenOver] of CELLS) {
    plain.checking(code, () => {
      const before = watch.getCurrentProgram().getProgram();
      const asked = put(declarations, code);
      const { locals } = asked.getSourceFile(cell) as TypeScript.SourceFile & {
        locals: ReadonlyMap<string, object>;
      };
      const names = [...locals.keys()];
      expect(asked.getProgram() === before, code).toBe(names.length > 0);
      const program =
        names.length === 0 ? asked.getProgram() : put(declarations, exported(code, names)).getProgram();
      expect(resultOf(program), code).toEqual(
        resultOf(typescript.createProgram([prev, cell, library], OPTIONS)),
      );
      const { structureIsReused } = program as TypeScript.Program & { readonly structureIsReused: number };
      expect(structureIsReused === 2, code).toBe(takenOver);
    });
  }
  watch.close();
});
