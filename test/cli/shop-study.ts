import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "vitest";
import { main } from "../../src/cli/main";
import { SHOP_COLUMNS, shopRows } from "./shop-data";

const rows = shopRows(60, 3);

/** The customers of the shop, and how they are written to a file. */
export const SHOP = {
  rows,
  csv: (list: typeof rows): string => [SHOP_COLUMNS, ...list].map((row) => row.join(",")).join("\n"),
};

/** A folder with the shop's data (`shop.csv`) and its study (`shop`). */
export interface Shop {
  readonly place: (...names: string[]) => string;
  readonly remove: () => void;
}

/** Makes the study folder of the shop, edits its description as a reader would, and runs some of its notebooks. */
export async function shopStudy(only: string): Promise<Shop> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "champo-shop-"));
  const place = (...names: string[]) => path.join(folder, ...names);
  writeFileSync(place("shop.csv"), SHOP.csv(rows));
  expect(await main(["new", place("shop"), "--data", place("shop.csv")])).toBe(0);
  const file = place("shop", "study.yaml");
  const edited = readFileSync(file, "utf8")
    .replace(/^as of:.*$/m, "as of: 2024-06-30")
    .replace(/^derived: \{\}$/m, `derived: {age: 'asOf - column("birth year")'}`)
    .replace(/(birth year: \{type: score, role: )feature/, "$1set aside");
  writeFileSync(file, edited);
  expect(await main(["run", place("shop"), "--only", only])).toBe(0);
  return { place, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
