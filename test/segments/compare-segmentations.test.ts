import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Clustering } from "../../src/clustering/clustering";
import { CHAMPO_FEATURES } from "../../src/cases/champo/champo-features";
import { selectCustomers } from "../../src/customers/customer-base";
import { customerFeatures } from "../../src/customers/recipe/apply-recipe";
import { compareSegmentations } from "../../src/segments/compare/compare-segmentations";
import { featureDrift } from "../../src/segments/compare/feature-drift";
import { segmentationOf } from "../../src/segments/segmentation";
import { adjustedRand } from "../../src/validity/agreement/adjusted-rand";
import { segmentedStudy } from "./study-of-seed";

const { base, customers, features, segmentation } = segmentedStudy(7, 3);
const names = features.rowNames;

/** A segmentation with these labels, of all customers or of those that `keep` holds for. */
function divided(label: (row: number) => number, keep: (row: number) => boolean = () => true) {
  const rows = names.map((_, row) => row).filter(keep);
  const kept = selectCustomers(base, rows);
  const matrix = customerFeatures(kept, CHAMPO_FEATURES);
  const labels = Int32Array.from(rows, label);
  const clustering: Clustering = {
    method: "by hand",
    labels,
    clusterCount: new Set(labels).size,
    parameters: {},
  };
  return segmentationOf(clustering, matrix, kept);
}

describe("comparing segmentations", () => {
  test("a segmentation with itself: nothing moved, nothing dissolved, nothing born", () => {
    const found = compareSegmentations(segmentation, segmentation);
    expect(found.customers.map(({ state }) => state)).toEqual(names.map(() => "stayed"));
    expect([found.common, found.movedShare, found.adjustedRand]).toEqual([names.length, 0, 1]);
    for (const side of [found.old, found.new]) {
      expect(side.map(({ index, partner, jaccard, state }) => [index, partner, jaccard, state])).toEqual(
        segmentation.groups.map(({ index }) => [index, index, 1, "kept"]),
      );
    }
  });

  test("counts who moved, came and went, whatever the numbers of the labels", () => {
    const old = divided(
      (row) => row % 3,
      (row) => row !== 4,
    );
    // The same division under other numbers; row 0 goes to the group of row 1; row 4 is new, row 5 gone.
    const now = divided(
      (row) => [7, 5, 6][row === 0 ? 1 : row % 3],
      (row) => row !== 5,
    );
    const found = compareSegmentations(old, now);
    const of = (state: string) =>
      found.customers.filter((each) => each.state === state).map((each) => each.customer);
    expect(of("moved")).toEqual([names[0]]);
    expect(of("new")).toEqual([names[4]]);
    expect(of("gone")).toEqual([names[5]]);
    expect(found.common).toBe(names.length - 2);
    expect(found.movedShare).toBeCloseTo(1 / (names.length - 2), 12);
    expect([...found.old, ...found.new].map(({ state }) => state)).toEqual(new Array(6).fill("kept"));
    const common = names.filter((_, row) => row !== 4 && row !== 5);
    const labelsIn = ({ features: matrix, labels }: typeof old) =>
      common.map((name) => labels[matrix.rowNames.indexOf(name)]);
    expect(found.adjustedRand).toBe(adjustedRand(labelsIn(old), labelsIn(now)).value);
  });

  test("a segment split into thirds dissolves, and none of the thirds is it", () => {
    const old = divided((row) => (row < 15 ? 0 : 1));
    const now = divided((row) => (row < 5 ? 0 : row < 10 ? 1 : row < 15 ? 2 : 3));
    const found = compareSegmentations(old, now);
    expect(found.old.map(({ state }) => state).sort()).toEqual(["kept", "lost"]);
    expect(found.new.map(({ state }) => state).sort()).toEqual(["kept", "lost", "lost", "lost"]);
    const split = found.old.find(({ state }) => state === "lost");
    expect([split?.shared, split?.jaccard, split?.likeness]).toEqual([5, 5 / 15, 5 / 15]);
    expect(found.customers.filter(({ state }) => state === "moved")).toHaveLength(10);
  });

  test("a likeness of exactly a half is no likeness", () => {
    const old = divided((row) => (row < 4 ? 0 : 1));
    const now = divided((row) => (row < 2 ? 0 : row < 4 ? 2 : 1));
    const [small] = compareSegmentations(old, now).old.filter(({ common }) => common === 4);
    expect([small.likeness, small.state]).toEqual([0.5, "lost"]);
  });

  test("without common customers nothing is known, and nothing is 0", () => {
    const found = compareSegmentations(
      divided(
        (row) => row % 2,
        (row) => row < 20,
      ),
      divided(
        (row) => row % 2,
        (row) => row >= 20,
      ),
    );
    expect([found.common, found.movedShare, found.adjustedRand]).toEqual([0, null, null]);
    for (const change of [...found.old, ...found.new]) {
      expect(change).toMatchObject({ partner: null, jaccard: null, likeness: null, state: "unknown" });
    }
  });

  test("customers without a group can stay without one, lose theirs or win one", () => {
    const old = divided((row) => (row < 2 ? -1 : 0));
    const now = divided((row) => (row === 0 || row === 2 ? -1 : 0));
    const states = compareSegmentations(old, now)
      .customers.slice(0, 4)
      .map(({ state, old: before, new: after }) => [state, before, after]);
    expect(states).toEqual([
      ["stayed", -1, -1],
      ["moved", -1, 0],
      ["moved", 0, -1],
      ["stayed", 0, 0],
    ]);
  });

  test("both directions tell the same story", () => {
    const label = fc.array(fc.integer({ min: 0, max: 4 }), {
      minLength: names.length,
      maxLength: names.length,
    });
    fc.assert(
      fc.property(label, label, (first, second) => {
        const [a, b] = [divided((row) => first[row]), divided((row) => second[row])];
        const [there, back] = [compareSegmentations(a, b), compareSegmentations(b, a)];
        expect(back.adjustedRand).toBeCloseTo(there.adjustedRand as number, 12);
        expect(back.movedShare).toBe(there.movedShare);
        expect(back.old.map(({ likeness }) => likeness)).toEqual(there.new.map(({ likeness }) => likeness));
        const stayed = there.customers.filter(({ state }) => state === "stayed").length;
        expect(stayed).toBe(there.old.reduce((sum, { shared }) => sum + shared, 0));
      }),
      { numRuns: 30 },
    );
  });
});

describe("the drift of features", () => {
  test("is none against the same customers, in the units of the figures", () => {
    const drift = featureDrift(base, base, features.recipe);
    expect(drift.map(({ feature }) => feature)).toEqual(
      features.columnNames.map((name) => name.replace(/^log /, "")),
    );
    for (const { index, adjustedPValue, oldMedian, newMedian } of drift) {
      expect([index?.value, index?.word, adjustedPValue, oldMedian]).toEqual([0, "stable", 1, newMedian]);
    }
    expect(drift[0].oldMedian).toBe(
      [...customers.records].map(({ revenue }) => revenue).sort((a, b) => a - b)[
        (customers.records.length - 1) / 2
      ],
    );
  });

  test("is seen beyond chance where the small customers have gone", () => {
    const revenues = customers.records.map(({ revenue }) => revenue).sort((a, b) => b - a);
    const rows = [...names.keys()].filter((row) => customers.records[row].revenue >= revenues[14]);
    const [revenue] = featureDrift(base, selectCustomers(base, rows), features.recipe);
    expect(revenue.feature).toBe("revenue");
    expect(revenue.index?.word).toBe("changed");
    expect(revenue.adjustedPValue).toBeLessThan(0.05);
    expect(revenue.newMedian).toBe(revenues[7]);
  });
});
