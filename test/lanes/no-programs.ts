import childProcess from "node:child_process";
import { syncBuiltinESMExports } from "node:module";
import { afterEach } from "vitest";
import { replaceExports } from "./replace-exports";

/*
 * A unit test starts no program: no kernel, no browser, no command. That keeps the lane fast, and the same on every
 * machine.
 */
const STARTERS = ["spawn", "spawnSync", "exec", "execSync", "execFile", "execFileSync", "fork"];

/* What was refused. One list for all files of the worker: they share modules, also those that are mocked below. */
const KEY = Symbol.for("champo.test.programs");
const shared = globalThis as { [KEY]?: string[] };
const refused = (shared[KEY] ??= []);

function refuse(command: unknown): never {
  refused.push(String(command));
  throw new Error(`A unit test may not start a program: ${String(command)}.`);
}

for (const name of STARTERS) Object.assign(childProcess, { [name]: refuse });
syncBuiltinESMExports();

/*
 * What starts a program only on some machines is refused on all: the Plotly bundle is minified once and then kept, and
 * a browser may be missing.
 */
replaceExports("notebook/drawing/plotly-bundle", {
  plotlyBundle: () => refuse("esbuild, for the Plotly bundle"),
});
replaceExports("notebook/drawing/browser", { openBrowser: () => refuse("a browser") });

// Code that does without a program hides the refusal from the test: for that it fails here.
afterEach(() => {
  const programs = refused.splice(0);
  if (programs.length === 0) return;
  throw new Error(
    `The test started a program: ${programs.join(", ")}. Name its file *.browser.test.ts if it makes or opens pages, *.study.test.ts otherwise.`,
  );
});
