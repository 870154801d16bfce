import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import type { Environment } from "../../lines/engines/object-store";

/** The file next to `study.yaml` that may hold names and passwords. */
const FILE = ".env";

/**
 * The variables of this process, completed by those of the file `.env` in the folder of a study: names and passwords of
 * servers. They are given to the engine of the lines and to nothing else.
 */
export function environmentOf(folder: string): Environment {
  const file = path.join(folder, FILE);
  const own = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  return { ...own, ...process.env };
}
