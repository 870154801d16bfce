import fs from "node:fs";
import path from "node:path";
import { KERNEL_ENVIRONMENT } from "../../notebook/kernel/kernelspec";
import type { WrapCommand } from "../../notebook/kernel/kernel-process";
import { NAMESPACE_SCRIPT } from "./namespace-script";

/** How the submission's process is kept to itself. */
export type Confinement = "namespaces" | "permissions";

/** What a submission may see and use. */
export interface SandboxOptions {
  readonly confinement: Confinement;
  /** A private folder; the notebook runs in `notebooks` within it. */
  readonly folder: string;
  /** Files and folders that may be read: the library, its packages, the workbook. */
  readonly readable: readonly string[];
  /** The folder of installed packages. */
  readonly packages: string;
  /** Settings of the study; nothing else of this process's environment is passed on. */
  readonly env: Readonly<Record<string, string>>;
  readonly memoryMegabytes: number;
}

/** What holds in a confinement, in words for the feedback. */
export const PROTECTIONS: Readonly<Record<Confinement, readonly string[]>> = {
  namespaces: [
    "no network: the process has an empty network namespace",
    "no files but the system's libraries, Node.js, this library, its packages and the workbook, all read-only; a temporary folder in memory that ends with the run",
    "no programs to start but Node.js itself; no privileges, and no way to gain them",
    "processes of its own only, ended together with the run",
    "limits on time, memory, processes and output",
  ],
  permissions: [
    "files by Node.js's permission model: reading the library, its packages and the workbook, writing to a temporary folder",
    "no child processes and no threads, by the same model",
    "NOT shut off from the network",
    "limits on time, memory and output",
  ],
};

/**
 * The folder that a sandboxed notebook runs in. In namespaces it is an empty folder in memory in the place of the
 * project's notebooks, so that packages and their types are found as where the student worked.
 */
export function workFolder(options: Pick<SandboxOptions, "confinement" | "folder" | "packages">): string {
  const around = options.confinement === "namespaces" ? path.dirname(options.packages) : options.folder;
  return path.join(around, "notebooks");
}

/** How a kernel is started inside the sandbox. */
export function sandboxed(options: SandboxOptions): WrapCommand {
  const env = {
    ...KERNEL_ENVIRONMENT,
    ...options.env,
    CHAMPO_KERNEL_PARENT: "",
    HOME: workFolder(options),
    PATH: "/nowhere",
    LANG: "C.UTF-8",
  };
  return ([node = process.execPath, ...rest], socketFolder) => {
    const limited = [node, `--max-old-space-size=${options.memoryMegabytes}`, ...rest];
    const command =
      options.confinement === "namespaces"
        ? inNamespaces(options, limited, socketFolder)
        : withPermissions(options, limited, socketFolder);
    return { command, env };
  };
}

/** Makes the folders on disk that the sandbox needs; in namespaces the work itself is in memory. */
export function prepareSandbox(options: SandboxOptions): void {
  fs.mkdirSync(workFolder(options), { recursive: true });
  fs.mkdirSync(path.join(options.folder, "root"), { recursive: true });
  if (options.confinement === "permissions") {
    fs.symlinkSync(options.packages, path.join(options.folder, "node_modules"), "junction");
  }
}

function inNamespaces(options: SandboxOptions, command: readonly string[], socketFolder: string): string[] {
  const mounts = [
    ...["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/lib32", "/usr/libx32"].flatMap(readOnly),
    ...readOnly("/etc/ld.so.cache"),
    ...readOnly(fs.realpathSync(process.execPath)),
    ...["null", "zero", "random", "urandom"].flatMap((name) => ["device", `/dev/${name}`]),
    ...["empty", "/tmp", "empty", workFolder(options)],
    ...options.readable.flatMap(readOnly),
    ...["write", socketFolder],
    ...["umount", "setpriv"].flatMap((name) => ["tool", findProgram(name) ?? name]),
  ];
  const memory = options.memoryMegabytes * 2 ** 20 * 2; // V8 and the heap beside it; the watch sees what is in use
  return [
    ...[findProgram("setpriv") ?? "setpriv", "--pdeathsig", "KILL", "--"],
    ...[
      findProgram("unshare") ?? "unshare",
      "--user",
      "--map-root-user",
      "--mount",
      "--net",
      "--pid",
      "--ipc",
      "--uts",
    ],
    ...["--fork", "--kill-child", "--propagation", "private", "--"],
    ...[findProgram("prlimit") ?? "prlimit", `--data=${memory}`, "--core=0", "--"],
    ...["/bin/sh", "-c", NAMESPACE_SCRIPT, "sandbox", path.join(options.folder, "root")],
    ...[...mounts, "--", workFolder(options), fs.realpathSync(process.execPath), ...command.slice(1)],
  ];
}

function readOnly(file: string): string[] {
  const status = fs.lstatSync(file, { throwIfNoEntry: false });
  if (status === undefined) return [];
  return [status.isSymbolicLink() ? "link" : "read", file];
}

function withPermissions(
  options: SandboxOptions,
  command: readonly string[],
  socketFolder: string,
): string[] {
  const [node = process.execPath, ...rest] = command;
  const real = (file: string): string => (fs.existsSync(file) ? fs.realpathSync(file) : file);
  const readable = [...options.readable, options.folder, socketFolder].flatMap((file) => [file, real(file)]);
  const read = [...new Set(readable)].map((file) => `--allow-fs-read=${withContents(file)}`);
  read.push("--allow-fs-read=/etc/alpine-release"); // zeromq looks whether it is there
  const write = [`--allow-fs-write=${path.join(options.folder, "*")}`];
  // Its name in Node.js 20 and 22, and since.
  const flag = process.allowedNodeEnvironmentFlags.has("--permission")
    ? "--permission"
    : "--experimental-permission";
  return [node, flag, "--allow-addons", ...read, ...write, "--no-warnings", ...rest];
}

function withContents(file: string): string {
  return fs.statSync(file).isDirectory() ? path.join(file, "*") : file;
}

/** The place of a system program, whatever the PATH says. */
function findProgram(name: string): string | undefined {
  return ["/usr/bin", "/usr/sbin", "/bin", "/sbin"]
    .map((folder) => path.join(folder, name))
    .find((file) => fs.existsSync(file));
}
