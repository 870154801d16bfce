import fs from "node:fs";

/** The environment variable by which a kernel's descendants are known, however they were started. */
export const MARK = "CHAMPO_KERNEL_MARK";

/**
 * Ends every process that a kernel started, also those in a group of their own ("detached"), which ending the kernel's group does
 * not reach. They are known by an environment variable that children inherit. Linux only: elsewhere another process's
 * environment cannot be read, and detached processes stay.
 *
 * @param mark the kernel's value of the variable.
 * @param except a process to leave alone.
 */
export function endMarked(mark: string, except = process.pid): void {
  if (process.platform !== "linux") return;
  const wanted = `${MARK}=${mark}`;
  for (const name of fs.readdirSync("/proc")) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === except || !environmentOf(pid).includes(wanted)) continue;
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "ESRCH" && code !== "EPERM") throw error; // gone already, or of another user
    }
  }
}

function environmentOf(pid: number): readonly string[] {
  try {
    return fs.readFileSync(`/proc/${pid}/environ`, "latin1").split("\0");
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (["ENOENT", "EACCES", "EPERM", "ESRCH"].includes(code)) return []; // gone meanwhile, or of another user
    throw error;
  }
}
