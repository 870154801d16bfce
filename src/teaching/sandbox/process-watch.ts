import fs from "node:fs";
import { sumBy } from "../../core/sum";

/** What a process and its descendants use. */
export interface ProcessUse {
  readonly processes: number;
  /** Resident memory together, in megabytes. */
  readonly megabytes: number;
}

/**
 * What a process and all its descendants use at this moment; null where the system does not say (no /proc).
 */
export function processUse(pid: number): ProcessUse | null {
  if (!fs.existsSync("/proc/self/stat")) return null;
  const children = new Map<number, number[]>();
  const pages = new Map<number, number>();
  for (const entry of fs.readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = readIfThere(`/proc/${entry}/stat`);
    const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields === undefined) continue;
    const parent = Number(fields[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
    pages.set(Number(entry), Number(fields[21]));
  }
  const family: number[] = pages.has(pid) ? [pid] : [];
  for (let i = 0; i < family.length; i++) family.push(...(children.get(family[i] ?? 0) ?? []));
  const sum = sumBy(family, (each) => pages.get(each) ?? 0);
  return { processes: family.length, megabytes: (sum * 4096) / 2 ** 20 };
}

function readIfThere(file: string): string | undefined {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ESRCH") return undefined; // it has ended meanwhile
    throw error;
  }
}
