import { makePrivateFolder } from "../../core/private-folder";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { prepareSandbox, sandboxed, workFolder, type Confinement } from "./sandbox";

let known: Confinement | undefined;

/**
 * The strongest confinement that this machine can enforce, found by trying: a process in namespaces must see neither a
 * file of ours nor a network interface. Where it does, or cannot be started, Node.js's permission model is what remains.
 */
export function availableConfinement(): Confinement {
  known ??= process.platform === "linux" && namespacesHold() ? "namespaces" : "permissions";
  return known;
}

function namespacesHold(): boolean {
  const folder = makePrivateFolder("sandbox");
  try {
    const secret = path.join(folder, "secret");
    fs.writeFileSync(secret, "");
    const options = {
      confinement: "namespaces",
      folder: path.join(folder, "inside"),
      readable: [],
      packages: path.join(folder, "node_modules"),
      env: {},
      memoryMegabytes: 512,
    } as const;
    fs.mkdirSync(path.join(folder, "sockets"));
    prepareSandbox(options);
    const look = `process.stdout.write(JSON.stringify([require("fs").existsSync(${JSON.stringify(secret)}), Object.keys(require("os").networkInterfaces())]))`;
    const { command, env } = sandboxed(options)([process.execPath, "-e", look], path.join(folder, "sockets"));
    const [program = "", ...words] = command;
    const { status, stdout } = spawnSync(program, words, { env, cwd: workFolder(options), timeout: 120_000 });
    return status === 0 && stdout.toString() === "[false,[]]";
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
