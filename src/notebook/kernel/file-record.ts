import childProcess from "node:child_process";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import workerThreads from "node:worker_threads";
import { pathState, type Look } from "../../core/path-state";

/** A look of a notebook at a place, and what it found. */
export interface PlaceRead {
  readonly place: string;
  readonly look: Look;
  readonly found: string;
}

/** What a notebook had to do with the world outside its kernel. */
export interface FileRecord {
  /** Each place it looked at, with what was there at the first look. */
  readonly read: readonly PlaceRead[];
  /** The places it wrote or removed. */
  readonly written: readonly string[];
  /** The files of the library that were loaded. */
  readonly library: readonly string[];
  /** What a record of files does not see: programs started, connections made. */
  readonly beyond: readonly string[];
}

/** Functions of `node:fs` by how they look at the place of their first argument; each exists with and without `Sync`. */
const LOOKS: Readonly<Record<Look, readonly string[]>> = {
  kind: ["access", "exists", "lstat", "stat", "realpath", "readlink"],
  names: ["opendir", "readdir"],
  content: ["readFile", "createReadStream", "copyFile", "cp"],
};
/** Those that change what is at the place of their first argument. */
const CHANGES = [
  "appendFile",
  "createWriteStream",
  "mkdir",
  "rename",
  "rm",
  "rmdir",
  "truncate",
  "unlink",
  "writeFile",
];
/** Those that make something at the place of their second argument. */
const MAKES = ["copyFile", "cp", "link", "rename", "symlink"];
const PROGRAMS = ["exec", "execFile", "execFileSync", "execSync", "fork", "spawn", "spawnSync"];

type Members = Record<string, unknown>;
type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Records, from its start on, which files this process reads and writes, so that a run can find out later whether a
 * notebook would do the same again. Programs, threads and connections are only noted: what they do is not seen.
 */
export class FileRecorder {
  readonly #read = new Map<string, PlaceRead>();
  readonly #written = new Set<string>();
  readonly #beyond = new Set<string>();
  #paused = 0;

  /** @param ignored whether a place is none of the notebook's: the library's own files, its packages. */
  constructor(private readonly ignored: (place: string) => boolean) {}

  /** Begins: the functions of Node.js that reach files, programs and connections are watched. */
  start(): void {
    for (const files of [fs, fs.promises] as unknown as Members[]) {
      for (const [look, names] of Object.entries(LOOKS) as [Look, readonly string[]][])
        this.#watchAll(files, names, ([place]) => this.#look(place, look));
      this.#watchAll(files, CHANGES, ([place]) => this.#change(place));
      this.#watchAll(files, MAKES, ([, place]) => this.#change(place));
      this.#watchAll(files, ["open"], ([place, flags]) => {
        const reads =
          [undefined, "r", fs.constants.O_RDONLY].includes(flags as string) || typeof flags === "function";
        if (reads) this.#look(place, "content");
        else this.#change(place);
      });
    }
    for (const name of PROGRAMS)
      this.#watch(childProcess as unknown as Members, name, () => this.#beyond.add("it started a program"));
    this.#watch(net.Socket.prototype as unknown as Members, "connect", () =>
      this.#beyond.add("it made a connection"),
    );
    this.#watch(Math as unknown as Members, "random", () => {
      if (!calledByPackage()) this.#beyond.add("it drew a number by chance");
    });
    const [beyond, ignored] = [this.#beyond, this.ignored];
    workerThreads.Worker = class extends workerThreads.Worker {
      constructor(...args: ConstructorParameters<typeof workerThreads.Worker>) {
        // The library's own threads do what it would do without them.
        if (typeof args[0] !== "string" || !ignored(args[0])) beyond.add("it started a thread");
        super(...args);
      }
    };
    syncBuiltinESMExports();
  }

  /** Has the functions of an object leave no trace: those of a compiler, for instance. */
  leaveOut(functions: object): void {
    for (const [name, { value, writable }] of Object.entries(Object.getOwnPropertyDescriptors(functions))) {
      if (typeof value !== "function" || writable !== true) continue;
      (functions as Members)[name] = (...args: unknown[]): unknown =>
        this.#unseen(() => (value as AnyFunction).apply(functions, args));
    }
  }

  /**
   * What was recorded until now. A place that the notebook wrote does not count as looked at where it only looked whether
   * there was something: that is how a file is replaced safely.
   *
   * @param library the files of the library that are loaded.
   */
  record(library: readonly string[]): FileRecord {
    const read = [...this.#read.values()].filter(
      ({ place, look }) => look !== "kind" || !this.#written.has(place),
    );
    return { read, written: [...this.#written], library, beyond: [...this.#beyond] };
  }

  /** Forgets what was recorded until now: what follows is another notebook's. */
  forget(): void {
    for (const noted of [this.#read, this.#written, this.#beyond]) noted.clear();
  }

  #watchAll(files: Members, names: readonly string[], note: (args: readonly unknown[]) => void): void {
    for (const name of names) for (const each of [name, `${name}Sync`]) this.#watch(files, each, note);
  }

  #watch(members: Members, name: string, note: (args: readonly unknown[]) => void): void {
    const original = members[name] as AnyFunction | undefined;
    if (original === undefined) return; // `existsSync` has no promise
    const seen = (args: readonly unknown[]): void => {
      if (this.#paused === 0) this.#unseen(() => note(args));
    };
    const watched = function (this: unknown, ...args: unknown[]): unknown {
      seen(args);
      return original.apply(this, args);
    };
    members[name] = Object.assign(watched, original); // realpath.native and the like
  }

  #unseen<Result>(work: () => Result): Result {
    this.#paused++;
    try {
      return work();
    } finally {
      this.#paused--;
    }
  }

  #look(named: unknown, look: Look): void {
    const place = placeOf(named);
    if (place === undefined || this.ignored(place) || this.#written.has(place)) return;
    const key = `${look} ${place}`;
    if (!this.#read.has(key)) this.#read.set(key, { place, look, found: pathState(place, look) });
  }

  #change(named: unknown): void {
    const place = placeOf(named);
    if (place !== undefined && !this.ignored(place)) this.#written.add(place);
  }
}

/** The place that a function of `node:fs` was given; undefined for an open file, whose opening was seen. */
function placeOf(named: unknown): string | undefined {
  if (named instanceof URL) return fileURLToPath(named);
  return typeof named === "string" || Buffer.isBuffer(named) ? path.resolve(named.toString()) : undefined;
}

/** Whether a package called the function that is watched: for the order of its own work, as a sorting method does. */
function calledByPackage(): boolean {
  const calls = (new Error().stack ?? "").split("\n").slice(1);
  const caller = calls.find((call) => !call.includes(__filename));
  return caller?.includes(`${path.sep}node_modules${path.sep}`) === true;
}
