// Makes a fresh clone ready: checks Node, installs what is missing, compiles src/ into lib/.
// Node's own modules only, since nothing else is there yet.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stamp = path.join(root, "node_modules", ".champo-installed");

requireNode(20);
install();
const { build } = await import("./build.mjs");
process.exit(build());

function requireNode(least) {
  const major = Number(process.versions.node.split(".")[0]);
  if (major >= least) return;
  console.error(
    `This study needs Node ${least} or newer; this is ${process.versions.node}. See https://nodejs.org`,
  );
  process.exit(1);
}

/** Installs from the lock file unless the very same lock file has been installed before. */
function install() {
  const lock = createHash("sha256")
    .update(readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  console.log("Installing packages (once) …");
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : ["npm", []];
  const { status, error } = spawnSync(
    command,
    [...args, "ci", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: root,
      stdio: "inherit",
      shell: npm ? false : process.platform === "win32",
    },
  );
  if (status !== 0) {
    console.error(`npm ci failed${error ? `: ${error.message}` : ""}. Is the npm registry within reach?`);
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}
