import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const src = path.join(__dirname, "..", "src");

/**
 * Which rooms each room of src/ may import. Imports point down only; `types:` marks rooms of which only
 * types may be taken. A room is a folder of src/.
 */
const GENERAL = ["core", "math", "text"];
const CUSTOMERS = [...GENERAL, "tables", "customers", "lines"];
const CLUSTERING = [...CUSTOMERS, "clustering", "validity"];
const MAY_IMPORT: Record<string, readonly string[]> = {
  core: [],
  math: ["core"],
  text: ["core"],
  tables: GENERAL,
  customers: [...GENERAL, "tables"],
  lines: [...GENERAL, "tables", "customers"],
  clustering: ["core", "math"],
  validity: [...GENERAL, "clustering"],
  segments: CLUSTERING,
  value: [...CLUSTERING, "segments"],
  models: [...CLUSTERING, "segments"],
  advice: [...CLUSTERING, "segments", "value", "models"],
  findings: [...CLUSTERING, "segments", "value", "models", "types:advice", "types:study"],
  charts: [
    ...GENERAL,
    ...["customers", "lines", "clustering", "validity", "segments", "value", "models", "advice"].map(
      (room) => `types:${room}`,
    ),
  ],
  study: [...CLUSTERING, "segments"],
  notebook: ["core"],
  cell: [...GENERAL, "notebook", "types:charts"],
  report: [...GENERAL, "tables", "notebook"],
  deliver: [...CLUSTERING, "segments", "models", "notebook", "report"],
  live: [...CLUSTERING, "segments", "study", "charts", "report", "notebook"],
};
/** The top sees all rooms: the case, the command line, teaching, and the named list of the library. */
const TOP = ["index", "cases", "cli", "teaching"];

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(file) : entry.name.endsWith(".ts") ? [file] : [];
  });
}

function roomOf(file: string): string {
  const [first] = path.relative(src, file).split(path.sep);
  return first.replace(/\.ts$/, "");
}

function importsOf(file: string, text: string): Import[] {
  const statement =
    /^\s*(?:import|export)\s+(type\s+)?([^;"']*?)\bfrom\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)|^\s*import\s+["']([^"']+)["']/gm;
  return [...text.matchAll(statement)].map(([, type, names, from, dynamic, bare]) => {
    const target = from ?? dynamic ?? bare;
    const members =
      (names ?? "")
        .match(/\{([^}]*)\}/)?.[1]
        .split(",")
        .filter((name) => name.trim() !== "") ?? [];
    const allTypes = members.length > 0 && members.every((name) => name.trim().startsWith("type "));
    const to = target.startsWith(".")
      ? roomOf(path.resolve(path.dirname(file), target))
      : `package:${target}`;
    return {
      file: path.relative(src, file),
      from: roomOf(file),
      to,
      typeOnly: type !== undefined || allTypes,
    };
  });
}

const imports = filesBelow(src).flatMap((file) => importsOf(file, readFileSync(file, "utf8")));

function violations(list: readonly Import[]): string[] {
  return list
    .filter(({ from, to }) => from !== to && !to.startsWith("package:") && !TOP.includes(from))
    .filter(({ from, to, typeOnly }) => {
      const allowed = MAY_IMPORT[from] ?? [];
      return !(allowed.includes(to) || (typeOnly && allowed.includes(`types:${to}`)));
    })
    .map(({ file, to }) => `${file} imports ${to}`);
}

describe("the layers of src/", () => {
  test("every room is in the table", () => {
    const rooms = new Set(filesBelow(src).map(roomOf));
    expect([...rooms].filter((room) => !(room in MAY_IMPORT) && !TOP.includes(room))).toEqual([]);
  });

  test("imports point down only", () => {
    expect([...new Set(violations(imports))]).toEqual([]);
  });

  test("an import that points up is found", () => {
    const upward = importsOf(
      path.join(src, "math", "x.ts"),
      'import { kmeans } from "../clustering/kmeans";',
    );
    const sideways = importsOf(path.join(src, "clustering", "x.ts"), 'export * from "../validity/x";');
    const value = importsOf(
      path.join(src, "charts", "x.ts"),
      'import { kmeans } from "../clustering/kmeans";',
    );
    const onlyTypes = importsOf(
      path.join(src, "charts", "x.ts"),
      'import type { A } from "../clustering/kmeans";',
    );
    expect(violations([...upward, ...sideways, ...value, ...onlyTypes])).toEqual([
      "math/x.ts imports clustering",
      "clustering/x.ts imports validity",
      "charts/x.ts imports clustering",
    ]);
  });

  test("only cell/ and the notebook room know tslab", () => {
    const users = filesBelow(src).filter((file) => /["']tslab(\/|["'])/.test(readFileSync(file, "utf8")));
    expect(users.map(roomOf).filter((room) => room !== "notebook")).toEqual(["cell"]);
  });

  test("no room reaches itself through others", () => {
    const pairs = imports.filter((edge) => edge.from !== edge.to && !edge.to.startsWith("package:"));
    expect(circles(pairs.map(({ from, to }) => [from, to]))).toEqual([]);
  });
});

/** Every node that reaches itself. */
function circles(pairs: readonly (readonly [string, string])[]): string[] {
  const edges = new Map<string, Set<string>>();
  for (const [from, to] of pairs) edges.set(from, (edges.get(from) ?? new Set()).add(to));
  const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
    [...(edges.get(from) ?? [])].some((next) => {
      if (next === goal) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, goal, seen);
    });
  return [...edges.keys()].filter((node) => reaches(node, node));
}
