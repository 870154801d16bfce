import { spawn } from "node:child_process";
import path from "node:path";

export interface Ended {
  /** Undefined for a program that a signal ended or that did not start. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end in the project's folder. */
export function runProgram(command: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: path.join(__dirname, "..", ".."),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (data: Buffer) => (stdout += data.toString()));
    child.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
    child.once("error", (error) => resolve({ code: undefined, stdout, stderr: stderr + error.message }));
    child.once("close", (code) => resolve({ code: code ?? undefined, stdout, stderr }));
  });
}

/** Runs npm: the one that runs the tests, or the one of the path. */
export function npm(...args: readonly string[]): Promise<Ended> {
  const script = process.env["npm_execpath"];
  if (script?.endsWith(".js")) return runProgram(process.execPath, [script, ...args]);
  // Windows starts npm by a command file, which only a shell can run.
  return process.platform === "win32"
    ? runProgram("cmd.exe", ["/c", "npm", ...args])
    : runProgram("npm", args);
}
