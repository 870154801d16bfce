import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { displayOutput } from "./display";
import { InputError } from "../core/input-error";
import { kernelHooks, type Reloaded } from "../notebook/kernel/kernel-hooks";

/** The project's folder, seen from src/ as from lib/. */
const PROJECT = path.resolve(__dirname, "..", "..");

/** Options of `reload`. */
export interface ReloadOptions {
  /** Whether to compile `src/` first where it is newer than what was compiled; default true. */
  readonly build?: boolean;
}

/**
 * Brings changes of the library into a running notebook: compiles `src/` where it is newer, loads the library again, and
 * updates the variables that hold the library or its functions. Results of the old library stay, and are named: run
 * the cells that made them again.
 *
 * @throws InputError outside a notebook, or when `src/` does not compile; the old library then stays in use.
 * @example
 * // not run: it compiles the library and loads it again
 * reload()
 */
export function reload({ build = true }: ReloadOptions = {}): void {
  const { reload: load } = kernelHooks();
  if (load === undefined) {
    throw new InputError({
      where: "reload",
      what: "a call outside a notebook",
      legal: "a call from a cell of a kernel of this study",
    });
  }
  if (build && isNewer(path.join(PROJECT, "src"), path.join(PROJECT, "lib", ".tsbuildinfo"))) compile();
  const text = describeReload(load());
  displayOutput({ data: { "text/plain": text }, metadata: {} });
}

/** What `reload` says. */
export function describeReload({ changed, renewed, stale, gone }: Reloaded): string {
  if (changed.length === 0) return "Nothing in the library has changed since it was loaded.";
  const list = (names: readonly string[]): string => [...names].sort().join(", ");
  return [
    `Loaded again, with ${changed.length} changed ${changed.length === 1 ? "file" : "files"}: ${list(changed)}.`,
    ...(renewed.length > 0 ? [`Now of the new library: ${list(renewed)}.`] : []),
    ...(gone.length > 0 ? [`No longer in it, so still the old: ${list(gone)}.`] : []),
    ...(stale.length > 0
      ? [`Made before, so perhaps by the old library; run their cells again: ${list(stale)}.`]
      : []),
  ].join("\n");
}

function compile(): void {
  const script = path.join(PROJECT, "scripts", "build.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
    cwd: PROJECT,
    encoding: "utf8",
  });
  if (status === 0) return;
  throw new InputError({
    where: "reload",
    what: `\n${stdout}${stderr}`.trimEnd(),
    legal: "src/ without errors",
    remedy: "The old library stays in use",
  });
}

function isNewer(folder: string, file: string): boolean {
  const built = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  return sources.some((name) => name.endsWith(".ts") && fs.statSync(path.join(folder, name)).mtimeMs > built);
}
