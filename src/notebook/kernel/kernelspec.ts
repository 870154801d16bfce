import os from "node:os";
import path from "node:path";
import type { KernelspecMetadata } from "../document/document";
import { writeFileAtomically } from "../../core/write-file-atomically";

/** What the notebooks of the study say about their kernel. */
export const KERNELSPEC: KernelspecMetadata = {
  name: "champo-tslab",
  display_name: "TypeScript (Champo)",
  language: "typescript",
};

/** What every kernel runs under, however it is started: results must not depend on the machine's time zone. */
export const KERNEL_ENVIRONMENT: Readonly<Record<string, string>> = { TZ: "UTC" };

/** The environment variable by which a run names the file for a kernel's record of what it did with files. */
export const RECORD_FILE = "CHAMPO_KERNEL_RECORD";

/**
 * The command that starts a kernel, with absolute paths, so that it works from any folder and without a PATH.
 *
 * @param flags Further flags of Node.js.
 * @param connectionFile A Jupyter connection file; in a kernelspec, Jupyter's placeholder for one.
 */
export function kernelCommand(connectionFile = "{connection_file}", flags: readonly string[] = []): string[] {
  // The same place seen from src/ (under a test runner) and from lib/.
  const main = path.resolve(__dirname, "..", "..", "..", "lib", "notebook", "kernel", "kernel-main.js");
  // Deprecations in a package's code are not the cell's, and their text carries the process id.
  return [process.execPath, "--no-deprecation", ...flags, main, connectionFile];
}

/**
 * Writes the kernelspec into a folder of kernelspecs (Jupyter's `kernels/`).
 *
 * @returns The kernelspec's own folder.
 */
export function writeKernelspec(kernelsFolder: string): string {
  const folder = path.join(kernelsFolder, KERNELSPEC.name);
  const content = {
    argv: kernelCommand(),
    display_name: KERNELSPEC.display_name,
    language: KERNELSPEC.language,
    env: KERNEL_ENVIRONMENT,
    interrupt_mode: "signal",
    metadata: { debugger: false },
  };
  writeFileAtomically(path.join(folder, "kernel.json"), `${JSON.stringify(content, null, 1)}\n`);
  return folder;
}

/** Where Jupyter keeps the user's data, by Jupyter's own rules for the platform. */
export function jupyterDataFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = os.homedir(),
): string {
  const join = platform === "win32" ? path.win32.join : path.posix.join;
  if (env["JUPYTER_DATA_DIR"]) return env["JUPYTER_DATA_DIR"];
  if (platform === "darwin") return join(home, "Library", "Jupyter");
  if (platform === "win32") return join(env["APPDATA"] ?? join(home, "AppData", "Roaming"), "jupyter");
  return join(env["XDG_DATA_HOME"] ?? join(home, ".local", "share"), "jupyter");
}

/**
 * Registers the kernel with the user's Jupyter, replacing an earlier registration.
 *
 * @returns The kernelspec's folder.
 */
export function installKernelspec(env: NodeJS.ProcessEnv = process.env): string {
  return writeKernelspec(path.join(jupyterDataFolder(env), "kernels"));
}
