import fs from "node:fs";
import { builtinModules, createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

/** An object that all code of a process shares, and what each of its parts held. */
interface SharedObject {
  readonly name: string;
  readonly object: object;
  readonly parts: ReadonlyMap<unknown, unknown>;
}

/** The part of an object that says whose properties it has besides its own. */
const INHERITED = "__proto__";

/** Built-ins of which no global name leads to what they inherit. */
const NAMELESS: readonly object[] = [
  [][Symbol.iterator](),
  new Map()[Symbol.iterator](),
  new Set()[Symbol.iterator](),
  ""[Symbol.iterator](),
  "".matchAll(/./g),
  () => Promise.resolve(),
  function* () {},
  async function* () {},
];

/**
 * What cells leave behind in their process besides variables: a changed global object, built-in or function of the
 * library, a timer, a file in the working or the temporary folder, another current folder. Where nothing is left, the next
 * notebook finds what it would find in a process of its own.
 *
 * What code reaches with `require`, `process` or the like is not all seen, nor is a timer that may end late (`unref`): who
 * shares a process has to look for these words.
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
    const changed = this.#shared.flatMap(({ name, object, parts }) => {
      const now = partsOf(object);
      const more = now.size === parts.size ? [] : [...now.keys()].filter((key) => !parts.has(key));
      const others = [...parts].flatMap(([key, value]) => (Object.is(now.get(key), value) ? [] : [key]));
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
    // With what it inherits from, and with its prototype; whole, with all that it is made of.
    const add = (name: string, object: unknown, whole = false): void => {
      if (!isObject(object) || this.#noted.has(object)) return;
      this.#noted.add(object);
      const parts = partsOf(object);
      this.#shared.push({ name, object, parts });
      for (const [key, value] of parts)
        if (whole || key === INHERITED || key === "prototype") add(`${name}.${String(key)}`, value, whole);
    };
    if (!this.#noted.has(globalThis))
      for (const [key, value] of partsOf(globalThis))
        if (key !== "process") add(String(key), value, value === Intl);
    add("globalThis", globalThis);
    for (const each of NAMELESS) add("a built-in", each);
    for (const name of builtinModules.filter(isLoaded)) {
      const module = this.#require(name) as { readonly promises?: unknown };
      add(name, module);
      if (name === "fs") add("fs.promises", module.promises);
    }
    for (const [file, module] of Object.entries(this.#require.cache))
      if (file.startsWith(this.library + path.sep)) add(path.basename(file), module?.exports, true);
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

/**
 * What an object is made of: its own properties, of one that is computed what computes it; what it inherits from; and the
 * entries of a map or set. Numbers in typed arrays are left out.
 */
function partsOf(object: object): Map<unknown, unknown> {
  const parts = new Map<unknown, unknown>([[INHERITED, Object.getPrototypeOf(object)]]);
  for (const key of ArrayBuffer.isView(object) ? [] : Reflect.ownKeys(object)) {
    const { get, value } = Object.getOwnPropertyDescriptor(object, key) ?? {};
    parts.set(key, get ?? (value as unknown));
  }
  if (object instanceof Map || object instanceof Set)
    for (const [key, value] of object.entries()) parts.set(key, value);
  return parts;
}

function isLoaded(module: string): boolean {
  const { moduleLoadList } = process as unknown as { readonly moduleLoadList: readonly string[] };
  return moduleLoadList.includes(`NativeModule ${module}`);
}

function timersNow(): number {
  return process.getActiveResourcesInfo().filter((each) => each === "Timeout" || each === "Immediate").length;
}
