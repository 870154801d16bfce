import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { installKernelspec } from "./kernelspec";

/** Jupyter's own programs, the best first; each opens a browser on a folder of notebooks. */
const PROGRAMS = ["jupyter-lab", "jupyter-notebook"] as const;

/** The message for someone who has no Jupyter. */
export const HOW_TO_GET_JUPYTER = [
  "No Jupyter was found. Install it with `pip install jupyterlab` (or `pipx install jupyterlab`), then run this again;",
  "or open notebooks/ in VS Code with its Jupyter extension and choose the kernel “TypeScript (Champo)”.",
].join("\n");

/** The path of Jupyter's notebook program, looked up on the PATH; undefined when there is none. */
function findJupyter(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const folders = (env["PATH"] ?? "")
    .split(platform === "win32" ? ";" : ":")
    .filter((folder) => folder !== "");
  const suffix = platform === "win32" ? ".exe" : "";
  return PROGRAMS.flatMap((name) => folders.map((folder) => path.join(folder, name + suffix))).find((file) =>
    fs.existsSync(file),
  );
}

export interface LabOptions {
  /** The folder of the notebooks. */
  readonly folder: string;
  /** Takes each line for the user. */
  readonly say: (line: string) => void;
  /** Options for Jupyter, as typed. */
  readonly options?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Registers the kernel with the user's Jupyter and opens Jupyter on the notebooks, until the user ends it. Without a
 * Jupyter, says how to get one; the kernel is registered all the same, which is what VS Code needs.
 *
 * @returns The exit code: Jupyter's own, or 1 when there is none.
 */
export async function openLab({ folder, say, options = [], env = process.env }: LabOptions): Promise<number> {
  const kernelspec = installKernelspec(env);
  const program = findJupyter(env);
  if (program === undefined) {
    say(HOW_TO_GET_JUPYTER);
    return 1;
  }
  say(`The kernel “TypeScript (Champo)” is registered in ${kernelspec}.`);
  // Jupyter refuses to run as root unless it is told to; in a container there is often no one else.
  const asRoot = process.getuid?.() === 0 ? ["--allow-root"] : [];
  const child = spawn(program, [...asRoot, ...options], { cwd: folder, env, stdio: "inherit" });
  // Ctrl-C belongs to Jupyter, which asks before it ends; this process waits for it.
  const wait = (): void => undefined;
  process.on("SIGINT", wait);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code) => {
        resolve(code ?? 1);
      });
    });
  } finally {
    process.off("SIGINT", wait);
  }
}
