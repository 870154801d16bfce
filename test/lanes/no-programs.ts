import childProcess from "node:child_process";
import { syncBuiltinESMExports } from "node:module";
import { vi } from "vitest";

/*
 * A unit test starts no program: no kernel, no browser, no command. That keeps the lane fast, and the same on every
 * machine.
 */
const STARTERS = ["spawn", "spawnSync", "exec", "execSync", "execFile", "execFileSync", "fork"];

function refuse(command: unknown): never {
  throw new Error(
    `A unit test started a program: ${String(command)}. Name its file *.browser.test.ts if it makes or opens pages, *.study.test.ts otherwise.`,
  );
}

for (const name of STARTERS) Object.assign(childProcess, { [name]: refuse });
syncBuiltinESMExports();

/*
 * The Plotly bundle is minified by a program once, then kept: a test that used it would pass on a machine where it is
 * kept and fail in a fresh clone. Refused always, it fails everywhere.
 */
vi.mock(import("../../src/notebook/drawing/plotly-bundle"), () => ({
  plotlyBundle: () => refuse("esbuild, for the Plotly bundle"),
}));
