import fs from "node:fs";
import path from "node:path";
import { InputError } from "../../core/input-error";

export interface NotebookSelection {
  /** Names or their beginnings: `03`, `05-density`. Default all notebooks. */
  readonly only?: readonly string[];
  /** The name, or its beginning, of the first notebook to run. */
  readonly from?: string;
}

/**
 * The notebooks of a folder that a selection means, in the order of their names.
 *
 * @returns Names without the extension.
 * @throws InputError when the folder has none, or a part of the selection fits none.
 */
export function selectNotebooks(folder: string, { only, from }: NotebookSelection = {}): string[] {
  const files = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  const all = files
    .filter((file) => file.endsWith(".ipynb"))
    .map((file) => path.basename(file, ".ipynb"))
    .sort();
  if (all.length === 0) {
    throw new InputError({ what: "none", legal: "notebooks (*.ipynb)", where: `folder "${folder}"` });
  }
  const find = (beginning: string, where: string): string[] => {
    const found = all.filter((name) => name.startsWith(beginning.trim()));
    if (beginning.trim() !== "" && found.length > 0) return found;
    const legal = `the beginning of a notebook's name (${all.join(", ")})`;
    throw new InputError({ what: JSON.stringify(beginning), legal, where });
  };
  const chosen = only ? new Set(only.flatMap((beginning) => find(beginning, "--only"))) : undefined;
  const first = from === undefined ? undefined : find(from, "--from")[0];
  return all.filter((name) => (!chosen || chosen.has(name)) && (first === undefined || name >= first));
}

/** The notebooks of a folder that come before the first of a selection with `from`: an earlier run left them. */
export function notebooksBefore(folder: string, from: string | undefined): string[] {
  if (from === undefined) return [];
  const [first] = selectNotebooks(folder, { from });
  return selectNotebooks(folder).filter((name) => name < first);
}
