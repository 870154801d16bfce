#!/usr/bin/env node
// The command `champo`: prepares a fresh clone if need be, then hands over to the compiled command line.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const cli = path.join(root, "lib", "cli", "main.js");
if (!existsSync(cli) || !existsSync(path.join(root, "node_modules"))) {
  const { status } = spawnSync(process.execPath, [path.join(root, "scripts", "prepare.mjs")], {
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}
const { main } = createRequire(import.meta.url)(cli);
process.exitCode = await main(process.argv.slice(2));
