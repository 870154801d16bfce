import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Reloaded } from "./kernel-hooks";

/** The variables of the cells. */
export type Locals = Record<string, unknown>;

interface LoadedFile {
  readonly exports: unknown;
  readonly modified: number;
}

/**
 * The library's compiled files as this process has loaded them: notices when they change on disk, and loads them again
 * for the cells.
 *
 * @example new LoadedLibrary("/project/lib").changed() // [] until the next build
 */
export class LoadedLibrary {
  readonly #require: NodeJS.Require;
  readonly #files = new Map<string, LoadedFile>();

  /** @param folder The compiled library. */
  constructor(private readonly folder: string) {
    this.#require = createRequire(path.join(folder, "index.js"));
  }

  /** Takes note of files loaded since the last call, as they are now: to be called soon after they can be loaded. */
  note(): void {
    for (const [file, loaded] of Object.entries(this.#require.cache)) {
      if (this.#files.has(file) || !this.#owns(file)) continue;
      this.#files.set(file, { exports: loaded?.exports, modified: modifiedAt(file) });
    }
  }

  /** The files noted that have changed since. */
  changed(): readonly string[] {
    this.note();
    return [...this.#files]
      .filter(([file, { modified }]) => modifiedAt(file) !== modified)
      .map(([file]) => file);
  }

  /**
   * Loads the library again. Variables that hold the library itself or something it exports get what the new one has
   * under the same name; all other values stay, and are named, since the old library made them.
   *
   * @throws What the new library throws while it loads; the variables then still hold the old one.
   */
  reload(locals: Locals): Reloaded {
    const changed = this.changed().map((file) => path.relative(this.folder, file));
    const old = [...this.#files];
    const cached = old.map(([file]) => [file, this.#require.cache[file]] as const);
    for (const [file] of old) delete this.#require.cache[file];
    const fresh = new Map<unknown, unknown>();
    try {
      for (const [file, { exports }] of old) {
        if (!fs.existsSync(file) || path.relative(this.folder, file).split(path.sep)[0] === "notebook")
          continue;
        const renewed = this.#require(file) as unknown;
        fresh.set(exports, renewed);
      }
    } catch (error) {
      for (const [file, module] of cached) if (module !== undefined) this.#require.cache[file] = module;
      throw error;
    }
    const members = new Map<unknown, { readonly present: boolean; readonly value: unknown }>();
    for (const [before, after] of fresh) {
      for (const [name, value] of Object.entries(before as object)) {
        if (typeof value !== "function" && (typeof value !== "object" || value === null)) continue;
        const present = Object.hasOwn(after as object, name);
        if (present || !members.has(value))
          members.set(value, { present, value: (after as Record<string, unknown>)[name] });
      }
    }
    this.#files.clear();
    this.note();
    return { changed, ...renew(locals, fresh, members) };
  }

  #owns(file: string): boolean {
    const inside = path.relative(this.folder, file);
    return !inside.startsWith("..") && !path.isAbsolute(inside) && !inside.includes("node_modules");
  }
}

function renew(
  locals: Locals,
  modules: ReadonlyMap<unknown, unknown>,
  members: ReadonlyMap<unknown, { readonly present: boolean; readonly value: unknown }>,
): Omit<Reloaded, "changed"> {
  const [renewed, stale, gone]: [string[], string[], string[]] = [[], [], []];
  for (const [name, value] of Object.entries(locals)) {
    const member = members.get(value);
    if (modules.has(value)) {
      locals[name] = modules.get(value);
      renewed.push(name);
    } else if (member?.present === true) {
      locals[name] = member.value;
      renewed.push(name);
    } else if (member !== undefined) gone.push(name);
    else if (typeof value === "function" || (typeof value === "object" && value !== null)) stale.push(name);
  }
  return { renewed, stale, gone };
}

function modifiedAt(file: string): number {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
