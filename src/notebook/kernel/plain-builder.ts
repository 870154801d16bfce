import type { CompilerOptions, Program, ScriptTarget, SourceFile } from "typescript";
import {
  ReusedFiles,
  type Builder,
  type FileHost,
  type ResolvedFile,
  type Resolutions,
} from "./reused-files";

/** Of a TypeScript whose programs are those of cells. */
export interface CellChecks {
  /** Checks a cell with the text, by tslab. */
  checking<Result>(source: string, check: () => Result): Result;
}

/** What tslab puts before the text of a cell. */
const CELL_BEGINS = "export {};";

type CreateBuilder = (
  rootNames: readonly string[] | undefined,
  options: CompilerOptions | undefined,
  host: unknown,
  old?: Builder,
  ...rest: unknown[]
) => Builder;

/** The part of the TypeScript compiler that makes programs; tslab brings one of its own. */
export interface TypeScriptBuilders {
  readonly sys: { readonly newLine: string };
  createSourceFile(fileName: string, text: string, version: ScriptTarget): SourceFile;
  readonly createModeAwareCache: () => Resolutions;
  readonly createAbstractBuilder: CreateBuilder;
  readonly createWatchCompilerHost: (rootFiles: readonly string[], ...rest: unknown[]) => unknown;
  /** Gives a file its `locals`, by which tslab learns what a cell declares. */
  bindSourceFile(file: SourceFile, options: CompilerOptions): void;
}

/**
 * TypeScript with programs that keep no record of what every file refers to. tslab's builder makes that record again for
 * all files of the library with each cell, twice, and asks only what the cell itself imports: the same answer comes from
 * the cell's own imports, in a third of the time that a cell's check takes.
 *
 * tslab asks for two programs with each cell that declares something: the first only to learn the names, which the cell alone
 * shows. Within `checking` none is made for them.
 *
 * @param kept Files that stay in the program, whether or not a cell imports them: else all types of the library are read
 *   again with the first cell of the next notebook.
 */
export function withPlainBuilder<Compiler extends TypeScriptBuilders>(
  typescript: Compiler,
  kept: readonly string[],
): Compiler & CellChecks {
  let checked: string | undefined;
  const reuse = new ReusedFiles(typescript.createModeAwareCache);
  const createProgram: CreateBuilder = (rootNames, options, host, old, ...rest) => {
    const named =
      old === undefined || checked === undefined
        ? undefined
        : namesOf(typescript, checked, { rootNames, options, host, old });
    if (named !== undefined) return named;
    const create = (): Builder => typescript.createAbstractBuilder(rootNames, options, host, old, ...rest);
    const builder = old === undefined ? create() : reuse.within(old, host as FileHost, create);
    const program = builder.getProgram();
    if (old === undefined) reuse.begin(program);
    for (const file of program.getSourceFiles())
      if (!file.isDeclarationFile) typescript.bindSourceFile(file, program.getCompilerOptions());
    builder.getAllDependencies = (file) => codeReachedFrom(program, file);
    return builder;
  };
  return {
    ...typescript,
    checking: (source, check) => {
      checked = source;
      try {
        return check();
      } finally {
        checked = undefined;
      }
    },
    createWatchCompilerHost: (rootFiles, options, system, own, ...rest) =>
      typescript.createWatchCompilerHost(
        [...rootFiles, ...kept],
        options,
        system,
        own ?? createProgram,
        ...rest,
      ),
  };
}

/** What a program is made of. */
interface Asked {
  readonly rootNames: readonly string[] | undefined;
  readonly options: CompilerOptions | undefined;
  readonly host: unknown;
  readonly old: Builder;
}

/** What tslab asks to learn the names that a cell declares: with the program before, which nobody is to ask about the cell. */
function namesOf(
  typescript: TypeScriptBuilders,
  source: string,
  { rootNames = [], options, host, old }: Asked,
): Builder | undefined {
  const name = rootNames.find((each) => !each.endsWith(".d.ts"));
  const text = name === undefined ? undefined : (host as FileHost).readFile(name);
  // The second time tslab appends what the cell exports.
  if (
    name === undefined ||
    options?.target === undefined ||
    text !== CELL_BEGINS + typescript.sys.newLine + source
  )
    return undefined;
  const file = typescript.createSourceFile(name, text, options.target);
  typescript.bindSourceFile(file, options);
  if (((file as { locals?: ReadonlyMap<unknown, unknown> }).locals?.size ?? 0) === 0) return undefined;
  const before = old.getProgram();
  return {
    getProgram: () => before,
    getProgramOrUndefined: () => before,
    getSourceFile: (asked) => (asked === name ? file : before.getSourceFile(asked)),
    getAllDependencies: () => {
      throw new Error("a cell was to be checked in a program that does not hold it");
    },
  };
}

/** A file and the files of code that it imports, directly or through others; a declaration file leads to no code. */
function codeReachedFrom(program: Program, file: SourceFile): readonly string[] {
  const reached = new Set([file.fileName]);
  for (const name of reached) {
    const from = program.getSourceFile(name) as ResolvedFile | undefined;
    from?.resolvedModules?.forEach(({ resolvedModule }) => {
      const to = resolvedModule && program.getSourceFile(resolvedModule.resolvedFileName);
      if (to !== undefined && !to.isDeclarationFile) reached.add(to.fileName);
    });
  }
  return [...reached];
}
