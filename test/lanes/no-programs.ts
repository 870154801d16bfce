import childProcess from "node:child_process";
import { syncBuiltinESMExports } from "node:module";

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
