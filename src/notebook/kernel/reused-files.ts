import type { Program, SourceFile } from "typescript";

/** A program as tslab asks for it: with what a file depends on. */
export interface Builder {
  getProgram(): Program;
  getProgramOrUndefined(): Program | undefined;
  getSourceFile(fileName: string): SourceFile | undefined;
  getAllDependencies(file: SourceFile): readonly string[];
}

/** Where an import leads, as the compiler keeps it. */
interface Resolution {
  readonly resolvedModule?: { readonly resolvedFileName: string } | undefined;
}

/** Where the imports of a file lead, by the names in them. */
export interface Resolutions {
  get(name: string, mode: undefined): Resolution | undefined;
  set(name: string, mode: undefined, found: Resolution): unknown;
  forEach(visit: (found: Resolution, name: string) => void): void;
}

/** How a source file keeps its imports and where they lead, inside the compiler. */
export interface ResolvedFile extends SourceFile {
  readonly path: string;
  readonly imports: readonly { readonly text: string }[];
  resolvedModules?: Resolutions | undefined;
}

/** The part of a compiler's host that gives files. */
export interface FileHost {
  readFile(fileName: string): string | undefined;
  getSourceFileByPath(fileName: string, place: string, ...rest: unknown[]): ResolvedFile | undefined;
}

/** Why a file is in a program, inside the compiler: an import of another file by its position there, among others. */
interface Reason {
  readonly kind: number;
  readonly file?: string;
  readonly index?: number;
}

interface ExplainedProgram extends Program {
  /** Reasons by the paths of the files. */
  getFileIncludeReasons(): Map<string, readonly Reason[]>;
}

/** The kind of a {@link Reason} that is an import. */
const IMPORT = 3;

/**
 * Lets a program take over which files there are from the program before it, though a file of a cell imports other names than
 * before, where all of these lead to types that are in every program: those of the library. The compiler compares the imports
 * of a file one by one, and follows those of all files again where one differs. That is so with nearly every cell, since the
 * types of the variables before it are written as imports.
 *
 * The compiler still looks where each import leads, and follows all of them where it leads elsewhere than noted here.
 */
export class ReusedFiles {
  /** Names of the types that are there whatever the cells import. */
  readonly #always = new Set<string>();
  /** Where imports of them lead. */
  readonly #known = new Map<string, Resolution>();

  /** @param noResolutions Makes an empty list of where imports lead, as the compiler keeps it. */
  constructor(private readonly noResolutions: () => Resolutions) {}

  /** Takes note of the first program, which holds no cell. */
  begin(program: Program): void {
    for (const file of program.getSourceFiles()) if (file.isDeclarationFile) this.#always.add(file.fileName);
  }

  /** Makes the program that follows another one. */
  within(old: Builder, host: FileHost, create: () => Builder): Builder {
    const before = old.getProgram();
    const usual = host.getSourceFileByPath;
    const changed: ResolvedFile[] = [];
    const adapted: ResolvedFile[] = [];
    host.getSourceFileByPath = (fileName, ...rest) => {
      const file = usual.call(host, fileName, ...rest);
      const earlier = before.getSourceFile(fileName) as ResolvedFile | undefined;
      if (file && earlier && file !== earlier) {
        changed.push(file);
        this.#adapt(earlier, file, adapted);
      }
      return file;
    };
    try {
      const builder = create();
      for (const file of adapted) explainImports(builder.getProgram() as ExplainedProgram, file);
      for (const { resolvedModules } of changed) this.#note(resolvedModules);
      return builder;
    } finally {
      host.getSourceFileByPath = usual;
    }
  }

  #note(resolved: Resolutions | undefined): void {
    resolved?.forEach((found, name) => {
      if (this.#always.has(found.resolvedModule?.resolvedFileName ?? "")) this.#known.set(name, found);
    });
  }

  /** Has a file of the program before say that it imports what the file imports that takes its place. */
  #adapt(earlier: ResolvedFile, file: ResolvedFile, adapted: ResolvedFile[]): void {
    const { imports } = earlier;
    // The compiler reads it when it has collected the imports of the file, and before it asks where they lead.
    const get = (): ResolvedFile["imports"] => {
      const [were, are] = [namesIn(imports), namesIn(file.imports)];
      const others = [...were, ...are].filter((name) => were.has(name) !== are.has(name));
      if (!others.every((name) => this.#known.has(name))) return imports;
      const resolved = (earlier.resolvedModules ??= this.noResolutions());
      for (const name of others) resolved.set(name, undefined, this.#known.get(name)!);
      adapted.push(file);
      return file.imports;
    };
    Object.defineProperty(earlier, "imports", { get, configurable: true });
  }
}

function namesIn(imports: ResolvedFile["imports"]): ReadonlySet<string> {
  return new Set(imports.map(({ text }) => text));
}

/** Writes down again which files are in a program since a file imports them: the compiler takes the name of a module from there. */
function explainImports(program: ExplainedProgram, { imports, path, resolvedModules }: ResolvedFile): void {
  const reasons = program.getFileIncludeReasons();
  const ofFile = (reason: Reason): boolean => reason.kind === IMPORT && reason.file === path;
  const places = new Map<string, string>();
  resolvedModules?.forEach(({ resolvedModule }, name) => {
    const file = resolvedModule && program.getSourceFile(resolvedModule.resolvedFileName);
    if (file) places.set(name, (file as ResolvedFile).path);
  });
  for (const place of places.values())
    reasons.set(
      place,
      (reasons.get(place) ?? []).filter((reason) => !ofFile(reason)),
    );
  for (const [index, { text }] of imports.entries()) {
    const place = places.get(text);
    if (place !== undefined)
      reasons.set(place, [...reasons.get(place)!, { kind: IMPORT, file: path, index }]);
  }
}
