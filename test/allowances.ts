import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";

/**
 * Holds places to a limit that not all of them keep yet. `allowances/NAME.json` lists those that do not, with how much
 * each may have. The list may only shrink: more than allowed fails, and so does an allowance that is no longer needed.
 * `CHAMPO_SHRINK=1 npx vitest run FILE` lowers the list to what is found; it never raises it.
 *
 * @param name The list's name.
 * @param found For each place that breaks the rule, by how much.
 */
export function heldTo(name: string, found: Readonly<Record<string, number>>): void {
  const file = path.join(__dirname, "allowances", `${name}.json`);
  const allowed = JSON.parse(readFileSync(file, "utf8")) as Record<string, number>;
  if (process.env["CHAMPO_SHRINK"] === "1") {
    const kept = Object.entries(allowed).filter(([place]) => place in found);
    const lower = kept.map(([place, most]) => [place, Math.min(most, found[place])] as const);
    writeFileSync(file, `${JSON.stringify(Object.fromEntries(lower), null, 2)}\n`);
    return;
  }
  expect(compareToAllowances(found, allowed), `test/allowances/${name}.json`).toEqual({
    "more than allowed": [],
    "better than allowed: lower the list with CHAMPO_SHRINK=1": [],
  });
}

/** What breaks an allowance, and what keeps more than it must. */
export function compareToAllowances(
  found: Readonly<Record<string, number>>,
  allowed: Readonly<Record<string, number>>,
): Readonly<Record<string, readonly string[]>> {
  const lines = (places: readonly string[]): string[] =>
    places.map((place) => `${place}: ${found[place] ?? 0}, allowed ${allowed[place] ?? 0}`);
  return {
    "more than allowed": lines(Object.keys(found).filter((place) => found[place] > (allowed[place] ?? 0))),
    "better than allowed: lower the list with CHAMPO_SHRINK=1": lines(
      Object.keys(allowed).filter((place) => (found[place] ?? 0) < allowed[place]),
    ),
  };
}
