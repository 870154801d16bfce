import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const src = path.join(__dirname, "..", "src");

/**
 * Which rooms each room of src/ may import. Imports point down only; `types:` marks rooms of which only
 * types may be taken. A file at the top of src/ is a room of its own.
 */
const MAY_IMPORT: Record<string, readonly string[]> = {
  math: [],
  format: [],
  prose: ["types:format"],
  table: ["format", "math", "prose"],
  exchange: ["math"],
  workbook: ["math"],
  clustering: ["math"],
  validity: ["math", "types:format"],
  sales: ["math", "types:workbook"],
  features: ["math", "types:workbook"],
  intake: ["math", "format", "workbook", "exchange", "features"],
  profiles: ["math", "format", "prose", "workbook", "sales", "features", "clustering", "validity"],
  models: ["math", "format", "workbook", "sales", "features", "clustering", "validity"],
  decisions: [
    "math",
    "format",
    "prose",
    "workbook",
    "sales",
    "features",
    "clustering",
    "validity",
    "profiles",
    "models",
  ],
  charts: [
    "format",
    "math",
    "types:workbook",
    "types:sales",
    "types:features",
    "types:clustering",
    "types:validity",
    "types:profiles",
    "types:models",
    "types:decisions",
  ],
  display: ["math", "format", "prose", "table", "types:charts"],
  cell: ["math", "format", "table", "display", "notebook", "types:charts"],
  notebook: ["math"],
  report: ["math", "exchange", "types:notebook", "notebook"],
  "reading-aids": ["types:report"],
  lab: [
    "math",
    "format",
    "table",
    "features",
    "clustering",
    "validity",
    "profiles",
    "charts",
    "report",
    "notebook",
    "workbook",
    "exchange",
    "intake",
  ],
};
/** The top of the house sees all rooms. */
const TOP = [
  "index",
  "cli",
  "study",
  "commands",
  "teaching",
  "choose-segmentation",
  "segments-file",
  "checked-workbook",
  "customer-base",
];

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
    expect(violations(imports)).toEqual([]);
  });

  test("an import that points up is found", () => {
    const upward = importsOf(
      path.join(src, "math", "x.ts"),
      'import { kmeans } from "../clustering/kmeans";',
    );
    const sideways = importsOf(path.join(src, "validity", "x.ts"), 'export * from "../clustering/kmeans";');
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
      "validity/x.ts imports clustering",
      "charts/x.ts imports clustering",
    ]);
  });

  test("only display.ts and the notebook room know tslab", () => {
    const users = filesBelow(src).filter((file) => /["']tslab(\/|["'])/.test(readFileSync(file, "utf8")));
    expect(users.map(roomOf).filter((room) => room !== "notebook")).toEqual(["display"]);
  });

  test("no room reaches itself through others", () => {
    const edges = new Map<string, Set<string>>();
    for (const { from, to } of imports) {
      if (from === to || to.startsWith("package:")) continue;
      edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
    const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
      [...(edges.get(from) ?? [])].some((next) => {
        if (next === goal) return true;
        if (seen.has(next)) return false;
        seen.add(next);
        return reaches(next, goal, seen);
      });
    expect([...edges.keys()].filter((room) => reaches(room, room))).toEqual([]);
  });
});
