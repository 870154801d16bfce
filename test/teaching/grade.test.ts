import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { given, lostPoints, openClassroom, withCell, type Classroom } from "./classroom";

let room: Classroom;
beforeAll(async () => {
  room = await openClassroom();
}, 300_000);
afterAll(() => room.leave());

/** Grades the solution after a change to one cell. */
const flawed = (name: string, id: string, change: (source: string) => string) =>
  room.grade(withCell(room.solution, name, id, change));

describe("grading", { timeout: 600_000 }, () => {
  test("the solution gets full marks on a workbook it has never seen, and its prose is to be read", async () => {
    const graded = await room.grade(room.solution);
    expect(lostPoints(graded)).toEqual({});
    expect(given(graded)).toBe(63);
    const toRead = graded.marks.filter((mark) => mark.given === null);
    expect(toRead.map(({ kind }) => kind)).toEqual(Array(5).fill("prose"));
    expect(toRead.reduce((sum, { points }) => sum + points, 0)).toBe(37);
  });

  test("the released edition, unsolved, gets nothing, and nothing of it is to be read", async () => {
    const graded = await room.grade(room.released);
    expect(graded.marks.map((mark) => mark.given)).toEqual(graded.marks.map(() => 0));
    expect(new Set(graded.marks.map(({ why }) => why))).toEqual(
      new Set(["The task was not solved.", "There is no answer."]),
    );
  });

  test("sales lines clustered in place of customers lose the points of that rule alone", async () => {
    const graded = await flawed("02-customer-features", "82afe077", (source) =>
      source
        .replace('from "champo"', ', observations } from "champo"')
        .replace(/,?\s*\}\s*, observations \}/, ", observations }")
        .replace(
          /const features = .*/,
          [
            "const lines = workbook.orders.map((line, i) => [Math.log10(1 + line.amount), Math.log10(1 + line.quantity), i % 7]);",
            "const means = [0, 1, 2].map((j) => lines.reduce((sum, line) => sum + line[j], 0) / lines.length);",
            "const spreads = [0, 1, 2].map((j) => Math.sqrt(lines.reduce((sum, line) => sum + (line[j] - means[j]) ** 2, 0) / lines.length));",
            "const features = observations(lines.map((line) => line.map((value, j) => (value - means[j]) / spreads[j])));",
          ].join("\n"),
        ),
    );
    expect(lostPoints(graded)).toEqual({
      "one-row-per-customer": "The matrix has another number of rows than there are customers.",
    });
    expect(given(graded)).toBe(63 - 8);
  });

  test("an unscaled copy that is scored loses the points of that rule alone", async () => {
    const graded = await flawed("03-k-means", "e2368908", (source) =>
      source.replace(
        "champo.silhouette(features, labels)",
        'champo.silhouette(champo.customerFeatures(study.customers, { transform: "none", mix: "share", scale: "none" }), labels)',
      ),
    );
    expect(lostPoints(graded)).toEqual({
      "scored-as-clustered": "`fit` scores another matrix, or other labels, than were clustered.",
    });
    expect(given(graded)).toBe(63 - 4);
  });

  test("an elbow alone loses the points for several criteria, and these only", async () => {
    const graded = await flawed("03-k-means", "6a9c5292", () =>
      [
        "const points = runs.map((each) => ({ k: each.clusterCount, inertia: each.inertia }));",
        "show(champo.elbow(points, null));",
        "const drops = points.slice(1).map((point, i) => ({ k: point.k, drop: points[i].inertia - point.inertia }));",
        "const bend = drops.find((each, i) => i > 0 && each.drop < drops[0].drop / 3) ?? drops[drops.length - 1];",
        "const [byCh, byDb] = [bend, bend];",
      ].join("\n"),
    );
    expect(Object.keys(lostPoints(graded))).toEqual(["several-criteria"]);
    expect(given(graded)).toBe(63 - 4);
  });

  test("names that follow label numbers lose the points for names, and these only", async () => {
    const graded = await flawed("08-segment-profiles", "load", (source) =>
      source.replace(
        "const names = champo.nameSegments(profiles);",
        'const names = profiles.map((profile, i) => ({ index: i, name: ["Gold", "Silver", "Bronze", "Tin", "Lead", "Zinc", "Iron", "Clay"][i], traits: [], persona: "", claims: [] }));',
      ),
    );
    expect(lostPoints(graded)).toEqual({
      "names-from-profiles": 'Nothing in the profile of group 1 supports the name "Gold".',
    });
    expect(given(graded)).toBe(63 - 8);
  });

  test("noise dropped before scoring loses the points of that rule alone", async () => {
    const graded = await flawed("05-density", "3f757ba9", (source) =>
      source.replace(
        "champo.adjustedRand(tree.labels, kMeans.labels)",
        "champo.adjustedRand(tree.labels.filter((label) => label >= 0), kMeans.labels.filter((_, row) => tree.labels[row] >= 0))",
      ),
    );
    expect(lostPoints(graded)).toEqual({
      "noise-counted":
        "Compared and noise customers do not add up to all customers: noise was dropped before scoring.",
    });
    expect(given(graded)).toBe(63 - 3);
  });

  test("typed numbers lose the points of what they stand for, and those of the sentence", async () => {
    const graded = await flawed("01-sales-eda", "469842f2", (source) =>
      source
        .replace(/const eighty = .*;/, "const eighty = 6;")
        .replace("${count(eighty)} customers make", "6 customers make"),
    );
    expect(lostPoints(graded)).toEqual({
      "revenue-pareto-test": "`eighty` is not the number of customers that make four fifths of the revenue.",
      "revenue-pareto": "Numbers were typed into a sentence: 6.",
    });
    expect(given(graded)).toBe(63 - 6);
  });

  test("skipped cells lose their own points, and no cell that did not run gives any", async () => {
    const emptied = withCell(room.solution, "01-sales-eda", "5c91439b", () => "// I did not come to this.");
    const graded = await room.grade(
      withCell(emptied, "09-other-ml-tools", "rules", (source) => `${source}\nthrow new Error("after all");`),
    );
    expect(lostPoints(graded)).toEqual({
      "product-mix-test": "The cell holds nothing but comments.",
      "product-mix": "The cell holds nothing but comments.",
      "rules-beyond-chance": "The cell failed: Error: after all.",
    });
    expect(given(graded)).toBe(63 - 6 - 6);
  });
});
