import { describe, expect, test } from "vitest";
import { randomSource } from "../../src/math/distributions/random";
import type { LedgerClaim } from "../../src/report/claims/ledger";
import { causesOf, separated, type ComparedReport } from "../../src/report/diff/causes";
import { compareClaims } from "../../src/report/diff/compare-claims";
import { compareFigures, overlaid } from "../../src/report/diff/compare-figures";
import { libraryDigest } from "../../src/notebook/run/run-cache";
import { runFacts, type RunFacts } from "../../src/report/diff/run-facts";
import { code, notebook, text } from "./fixture-notebook";

const CHAPTERS = ["01-sales", "02-features", "07-choosing", "10-advice"];

function claim(n: number, more: Partial<LedgerClaim> = {}): LedgerClaim {
  const name = CHAPTERS[Math.floor(n / 500)];
  const cell = `cell-${Math.floor((n % 500) / 5)}`;
  const value = (n * 7919) % 1000;
  const kind = (["answer", "takeaway", "table", "figure"] as const)[n % 4];
  return {
    id: `${name}#${cell}:${(n % 5) + 1}`,
    chapter: `${name}.html#cell-id=${cell}`,
    notebook: name,
    cell,
    position: n,
    source: "s",
    kind,
    text: String(value),
    value,
    unit: null,
    // Sentences of a cell that differ in nothing but their numbers, as lists have them.
    sentence: n % 3 === 0 ? `It has ${value} of them.` : `Sentence ${"abcde"[n % 5]} says ${value}.`,
    ...more,
  };
}

const ledger = Array.from({ length: 2_000 }, (_, n) => claim(n));

describe("numbers that moved between two reports", () => {
  test("none where nothing changed", () => {
    expect(compareClaims(ledger, ledger)).toEqual([]);
  });

  test("of 1,000 injected changes none is missed, and nothing else is listed as a moved value", () => {
    const random = randomSource(11);
    const order = ledger.map((_, n) => ({ n, key: random() })).sort((a, b) => a.key - b.key);
    const chosen = new Set(order.slice(0, 1_000).map(({ n }) => n));
    const KINDS = ["value", "text", "unit", "words", "kind", "gone", "new", "hidden digits"] as const;
    const kindOf = (n: number) => KINDS[n % KINDS.length];
    const after = ledger.flatMap((each, n): LedgerClaim[] => {
      if (!chosen.has(n)) return [each];
      const value = (each.value ?? 0) + 1;
      switch (kindOf(n)) {
        case "value":
          return [
            claim(n, { value, text: String(value), sentence: each.sentence.replace(/\d+/, String(value)) }),
          ];
        case "text":
          return [claim(n, { text: `${each.text}.0` })];
        case "unit":
          return [claim(n, { unit: "percent" })];
        case "words":
          return [claim(n, { sentence: `${each.sentence} So it is.` })];
        case "kind":
          return [claim(n, { kind: each.kind === "figure" ? "table" : "figure" })];
        case "gone":
          return [];
        case "new":
          return [each, claim(n, { text: "new", value: null, sentence: `A new one, ${n}.` })];
        case "hidden digits":
          return [claim(n, { value: (each.value ?? 0) + 1e-9 })];
      }
    });
    const moved = compareClaims(ledger, after);
    const missed = [...chosen].filter((n) => {
      const each = ledger[n];
      const [was, is] =
        kindOf(n) === "new"
          ? [null, after.find(({ sentence }) => sentence === `A new one, ${n}.`)]
          : [each, undefined];
      return !moved.some((move) => (was === null ? move.is === is : move.was === was));
    });
    expect(missed).toEqual([]);
    // What did not change appears only where a like sentence next to it went or came.
    const unchanged = moved.filter(({ was }) => was !== null && !chosen.has(ledger.indexOf(was)));
    expect(unchanged.length).toBeLessThan(60);
    expect(unchanged.every(({ was, is }) => was !== is)).toBe(true);
  });
});

const facts = (more: Partial<RunFacts> = {}, parameters: Record<string, string> = {}): RunFacts => ({
  provenance: { Workbook: "a.xlsx", Fingerprint: "f1", Seed: "7", Run: "today" },
  library: "l1",
  notebooks: {
    "03-k-means": {
      parameters: { seed: "7" },
      code: [
        ["a", "1"],
        ["b", "2"],
        ["c", "3"],
      ],
      after: [],
    },
    "07-choosing": {
      parameters: { seed: "7", kMax: "8", ...parameters },
      code: [["choose", "1"]],
      after: [],
    },
    "08-profiles": {
      parameters: {},
      code: [
        ["load", "1"],
        ["name", "2"],
      ],
      after: ["07-choosing"],
    },
  },
  ...more,
});
const changed = (notebook: string, code: readonly (readonly [string, string])[]): RunFacts => {
  const own = facts();
  return { ...own, notebooks: { ...own.notebooks, [notebook]: { ...own.notebooks[notebook], code } } };
};
const kinds = (place: { notebook: string; cell: string }, is: RunFacts) =>
  causesOf(place, facts(), is).map(({ kind }) => kind);
const inProfiles = { notebook: "08-profiles", cell: "name" };

describe("what a number may have moved by", () => {
  test("data, seed, parameter, library: each is seen where it differs, and the hour of the run is none", () => {
    const provenance = facts().provenance;
    expect(kinds(inProfiles, facts({ provenance: { ...provenance, Run: "tomorrow" } }))).toEqual([]);
    expect(kinds(inProfiles, facts({ provenance: { ...provenance, Fingerprint: "f2" } }))).toEqual(["data"]);
    expect(kinds(inProfiles, facts({ provenance: { ...provenance, Seed: "8" } }))).toEqual(["seed"]);
    expect(kinds(inProfiles, facts({ library: "l2" }))).toEqual(["library"]);
    // A parameter of the notebook that chooses the segments reaches the one that describes them, and no other.
    expect(kinds(inProfiles, facts({}, { kMax: "6" }))).toEqual(["parameter"]);
    expect(kinds({ notebook: "03-k-means", cell: "c" }, facts({}, { kMax: "6" }))).toEqual([]);
    expect(causesOf(inProfiles, facts(), facts({}, { kMax: "6" }))[0].what).toBe("kMax 8 -> 6");
  });

  test("code counts up to the cell itself, and wherever it hands something on", () => {
    const later = changed("03-k-means", [
      ["a", "1"],
      ["b", "2"],
      ["c", "other"],
    ]);
    expect(kinds({ notebook: "03-k-means", cell: "b" }, later)).toEqual([]);
    expect(kinds({ notebook: "03-k-means", cell: "c" }, later)).toEqual(["code"]);
    expect(kinds(inProfiles, changed("07-choosing", [["choose", "other"]]))).toEqual(["code"]);
    expect(
      causesOf(
        inProfiles,
        facts(),
        changed("08-profiles", [
          ["load", "1"],
          ["new", "9"],
          ["name", "2"],
        ]),
      )[0].what,
    ).toBe("cell new of 08-profiles");
  });

  test("a run in between tells two causes apart", () => {
    const provenance = { ...facts().provenance, Fingerprint: "f2" };
    const both = facts({ provenance: { ...provenance, Seed: "8" } });
    const onlyData = facts({ provenance });
    const place = { notebook: "08-profiles", cell: "name" };
    const at = (value: number) => claim(0, { id: "x", ...place, value, text: String(value) });
    const report = (value: number, of: RunFacts): ComparedReport => ({ claims: [at(value)], facts: of });
    const ends = [report(1, facts()), report(2, both)] as const;
    const moved = { ...place, was: at(1), is: at(2) };
    const causes = causesOf(place, facts(), both);
    const left = (between: ComparedReport[]) =>
      separated(moved, causes, ends, between).map(({ kind }) => kind);
    expect(left([])).toEqual(["data", "seed"]);
    expect(left([report(2, onlyData)])).toEqual(["data"]);
    expect(left([report(1, onlyData)])).toEqual(["seed"]);
    expect(left([report(3, onlyData)])).toEqual(["data", "seed"]);
  });

  test("is read from the notebooks: parameters as they ran, the digest of each cell, who hands on to whom", () => {
    const tagged = (source: string, tag: string) => ({ ...code(source), metadata: { tags: [tag] } });
    const choosing = notebook(
      text("# Choosing"),
      tagged(
        'const data: string = ""; // the table\nconst ks: number[] = [2, 3];\nconst seed: number = 7; // of all',
        "parameters",
      ),
      tagged("// The parameters of this run.\nconst seed: number = 9;", "injected-parameters"),
      code('import { saveSegments } from "champo";\nsaveSegments(study);'),
    );
    const profiles = notebook(
      code('import { chosenSegmentation } from "champo";\nchosenSegmentation(study);'),
    );
    const found = runFacts(
      [
        { name: "07-choosing", document: choosing },
        { name: "08-profiles", document: profiles },
      ],
      { Seed: "9" },
      libraryDigest(),
    );
    expect(found.notebooks["07-choosing"].parameters).toEqual({ data: '""', ks: "[2, 3]", seed: "9" });
    expect(found.notebooks["07-choosing"].code.map(([id]) => id)).toEqual([choosing.cells[3].id]);
    expect(found.notebooks["08-profiles"].after).toEqual(["07-choosing"]);
    expect(found.library).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("figures that moved", () => {
  const figure = (y: number[], type = "bar", title = "Bars") => ({
    notebook: "03-k-means",
    title,
    data: [{ type, x: ["a", "b"], y }],
    layout: {},
    height: 400,
  });

  test("are compared by title, and drawn over what they were where axes allow it", () => {
    expect(compareFigures([figure([1, 2])], [figure([1, 2])])).toEqual([]);
    const [moved] = compareFigures([figure([1, 2])], [figure([1, 3])]);
    expect(overlaid(moved)?.map(({ name, y }) => [name, y])).toEqual([
      ["before: as it was", [1, 2]],
      [undefined, [1, 3]],
    ]);
    const [map] = compareFigures([figure([1, 2], "heatmap")], [figure([1, 3], "heatmap")]);
    expect(overlaid(map)).toBeNull();
    const changes = compareFigures([figure([1, 2], "bar", "Old")], [figure([1, 2], "bar", "New")]);
    expect(changes.map(({ title, was, is }) => [title, was === null, is === null])).toEqual([
      ["New", true, false],
      ["Old", false, true],
    ]);
    expect(changes.map(overlaid)).toEqual([null, null]);
  });
});
