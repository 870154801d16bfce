import fs from "node:fs";
import { builtinModules, createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

/** An object that all code of a process shares, and what each of its properties held. */
interface SharedObject {
  readonly name: string;
  readonly object: object;
  readonly keys: readonly PropertyKey[];
  readonly values: readonly unknown[];
}

/** Prototypes that no global name leads to. */
const NAMELESS: readonly object[] = [
  [][Symbol.iterator](),
  new Map()[Symbol.iterator](),
  new Set()[Symbol.iterator](),
  ""[Symbol.iterator](),
].map((each) => Object.getPrototypeOf(each) as object);

/**
 * What cells leave behind in their process besides variables: a changed global object, built-in or function of the
 * library, a timer, a file in the working or the temporary folder, another current folder. Where nothing is left, the next
 * notebook finds what it would find in a process of its own.
 *
 * What code reaches with `require`, `process` or the like is not all seen: who shares a process has to look for these words.
 *
 * @example new ProcessTraces("/project/lib").left() // [] until a cell runs `Array.prototype.sum = …`
 */
export class ProcessTraces {
  readonly #require: NodeJS.Require;
  readonly #shared: SharedObject[] = [];
  readonly #noted = new Set<object>();
  readonly #folder = process.cwd();
  readonly #files = this.#filesNow();
  readonly #timers = timersNow();

  /** @param library The folder of the compiled library, which is loaded here and now. */
  constructor(private readonly library: string) {
    this.#require = createRequire(path.join(library, "index.js"));
    this.#require(path.join(library, "index.js"));
    // Many global names are made when they are first asked for.
    for (const name of Object.getOwnPropertyNames(globalThis))
      void (globalThis as Record<string, unknown>)[name];
    this.#note();
  }

  /** What is there now and was not, by name; modules that were loaded since are noted, for the next time. */
  left(): readonly string[] {
    const changed = this.#shared.flatMap(({ name, object, keys, values }) => {
      const now = keysOf(object);
      const more = now.length === keys.length ? [] : now.filter((key) => !keys.includes(key));
      const others = keys.filter((key, i) => !Object.is(valueOf(object, key), values[i]));
      return [...more, ...others].map((key) => `${name}.${String(key)}`);
    });
    this.#note();
    return [
      ...changed,
      ...(process.cwd() === this.#folder ? [] : ["the current folder"]),
      ...(this.#filesNow() === this.#files ? [] : ["files"]),
      ...(timersNow() <= this.#timers ? [] : ["timers"]),
    ];
  }

  #note(): void {
    const add = (name: string, object: unknown): boolean => {
      if (!isObject(object) || this.#noted.has(object)) return false;
      this.#noted.add(object);
      const keys = keysOf(object);
      this.#shared.push({ name, object, keys, values: keys.map((key) => valueOf(object, key)) });
      return true;
    };
    const addWithParts = (name: string, object: unknown): void => {
      if (add(name, object) && typeof object === "function") add(`${name}.prototype`, object.prototype);
    };
    const addMembers = (object: object): void => {
      for (const key of keysOf(object))
        if (key !== "process") addWithParts(String(key), valueOf(object, key));
    };
    if (add("globalThis", globalThis)) addMembers(globalThis);
    for (const each of NAMELESS) add("an iterator", each);
    for (const name of builtinModules.filter(isLoaded)) {
      const module = this.#require(name) as { readonly promises?: unknown };
      add(name, module);
      if (name === "fs") add("fs.promises", module.promises);
    }
    for (const [file, module] of Object.entries(this.#require.cache)) {
      if (!file.startsWith(this.library + path.sep)) continue;
      const exported = module?.exports as unknown;
      if (add(path.basename(file), exported)) addMembers(exported as object);
    }
  }

  /** What lies in the folders that a cell may write to, as one text. */
  #filesNow(): string {
    const list = (folder: string): string[] => {
      try {
        return fs.readdirSync(folder).sort();
      } catch (error) {
        return [(error as NodeJS.ErrnoException).code ?? "unreadable"];
      }
    };
    return JSON.stringify([list(this.#folder), list(os.tmpdir())]);
  }
}

function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

/** The names of an object's own properties; numbers in typed arrays are left out. */
function keysOf(object: object): PropertyKey[] {
  return ArrayBuffer.isView(object) ? [] : Reflect.ownKeys(object);
}

/** What a property holds; of one that is computed, what computes it. */
function valueOf(object: object, key: PropertyKey): unknown {
  const { get, value } = Object.getOwnPropertyDescriptor(object, key) ?? {};
  return get ?? (value as unknown);
}

function isLoaded(module: string): boolean {
  const { moduleLoadList } = process as unknown as { readonly moduleLoadList: readonly string[] };
  return moduleLoadList.includes(`NativeModule ${module}`);
}

function timersNow(): number {
  return process.getActiveResourcesInfo().filter((each) => each === "Timeout" || each === "Immediate").length;
}
