import fc from "fast-check";
import { isQuantity } from "../../src/text/format";
import { describe, expect, it } from "vitest";
import { columnContributions } from "../../src/segments/profiles/column-contributions";
import { descriptionRows } from "../../src/segments/profiles/description-rows";
import { groupCenters } from "../../src/segments/group-centers";
import { nameSegments } from "../../src/segments/naming/name-segments";
import { centerRows } from "../../src/segments/profiles/profile-rows";
import { profileSegments } from "../../src/segments/profiles/profile-segments";
import { roundThreshold } from "../../src/segments/rules/round-threshold";
import { ruleDepthRows } from "../../src/segments/rules/rule-depth-rows";
import { ruleSentences } from "../../src/segments/rules/rule-sentences";
import { growRuleTree, ruleLabel } from "../../src/segments/rules/rule-tree";
import { segmentationOf } from "../../src/segments/segmentation";
import { segmentRules, type SegmentRule } from "../../src/segments/rules/segment-rules";
import type { NumberFeature } from "../../src/customers/recipe/feature-recipe";
import { descriptorsOf } from "../../src/segments/profiles/descriptor";
import { customerBaseOf } from "../../src/customers/customer-base";
import { customerFeatures } from "../../src/customers/recipe/apply-recipe";
import { segmentedStudy } from "./study-of-seed";

describe("a rounded threshold", () => {
  it("is the roundest number of the gap", () => {
    expect(roundThreshold(0.312, 0.389)).toBe(0.35);
    expect(roundThreshold(8_312, 14_200)).toBe(10_000);
    expect(roundThreshold(3, 4)).toBe(3);
    expect(roundThreshold(3.2, 3.8)).toBe(3.5);
    expect(roundThreshold(0, 0.05)).toBe(0);
    expect(roundThreshold(-3, 2)).toBe(0);
  });

  it("parts its two values, whatever they are", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
        fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
        (a, b) => {
          fc.pre(a !== b);
          const [low, high] = a < b ? [a, b] : [b, a];
          const threshold = roundThreshold(low, high);
          expect(threshold).toBeGreaterThanOrEqual(low);
          expect(threshold).toBeLessThan(high);
        },
      ),
    );
  });
});

describe("a rule tree", () => {
  const labels = [0, 0, 0, 1, 1, 2, 2, 2];
  const columns = [
    [1, 2, 3, 11, 12, 11, 12, 13],
    [5, 6, 7, 5, 6, 28, 29, 30],
  ];
  const rows = labels.map((_, row) => row);

  it("parts three classes by two questions", () => {
    const tree = growRuleTree({ columns, labels, classCount: 3 }, rows, 3, 1);
    expect(rows.map((row) => ruleLabel(tree, columns, row))).toEqual(labels);
    expect(tree.question).toMatchObject({ column: 0, threshold: 10, upTo: { label: 0, question: null } });
    expect(tree.question?.above.question).toMatchObject({ column: 1, threshold: 20 });
  });

  it("asks nothing that would be answered alike, nor for fewer rows than allowed", () => {
    const idle = growRuleTree(
      { columns: [[1, 2, 3, 4]], labels: [0, 0, 0, 1], classCount: 2 },
      [0, 1, 2, 3],
      3,
      2,
    );
    expect(idle).toMatchObject({ label: 0, counts: [3, 1], question: null });
  });

  it("asks no question at all where no column tells the classes apart", () => {
    const flat = growRuleTree({ columns: [[1, 1, 1]], labels: [0, 1, 1], classCount: 2 }, [0, 1, 2], 3, 1);
    expect(flat).toMatchObject({ label: 1, question: null });
  });
});

describe("the rules of a segmentation", () => {
  const study = segmentedStudy(7, 5);
  const { lexicon } = study;
  const { segmentation, base, features } = study;
  const descriptors = descriptorsOf(base);
  const rules = segmentRules(segmentation);
  const rowOf = new Map(base.customers.map((customer, row) => [customer, row]));

  const holds = (rule: SegmentRule, row: number): boolean =>
    rule.conditions.every(({ descriptor, above, upTo }) => {
      const found = [...descriptors.numeric, ...descriptors.mix].find((each) => each.name === descriptor)!;
      const value = found.values[row];
      return (above === null || value > above) && (upTo === null || value <= upTo);
    });

  it("cover every customer of a segment by exactly one rule, with the counts they claim", () => {
    const ruled = segmentation.groups.filter((group) => group.kind === "segment").flatMap((g) => g.members);
    for (const row of ruled) expect(rules.rules.filter((rule) => holds(rule, row))).toHaveLength(1);
    for (const rule of rules.rules) {
      const reached = ruled.filter((row) => holds(rule, row));
      expect(reached).toHaveLength(rule.customers);
      expect(reached.filter((row) => segmentation.labels[row] === rule.segment)).toHaveLength(rule.right);
    }
    expect(rules.chosen.agreement).toBeCloseTo(1 - rules.misplaced.length / ruled.length, 12);
  });

  it("use only figures the clustering was made of, so that a new customer can be placed", () => {
    const asked = new Set(rules.rules.flatMap((rule) => rule.conditions.map((each) => each.descriptor)));
    for (const heldOut of ["orders", "samples", "conversion", "price level", "years active"]) {
      expect(asked).not.toContain(heldOut);
    }
    expect(asked.size).toBeGreaterThan(0);
  });

  it("name the misplaced, and agree more the deeper they go", () => {
    for (const customer of rules.misplaced) {
      const row = rowOf.get(customer)!;
      expect(rules.rules.find((rule) => holds(rule, row))!.segment).not.toBe(segmentation.labels[row]);
    }
    const agreements = rules.depths.map((each) => each.agreement);
    expect(agreements).toEqual([...agreements].sort((a, b) => a - b));
    expect(rules.chosen.agreementLeftOut).toBe(Math.max(...rules.depths.map((e) => e.agreementLeftOut)));
    expect(rules.chosen.agreementLeftOut).toBeGreaterThan(rules.baseline);
  });

  it("cost nothing where they repeat the segments, and something where they blur them", () => {
    for (const each of rules.depths) {
      if (each.agreement === 1) expect(each.price).toBeCloseTo(1, 12);
    }
    expect(rules.depths[0].price).toBeGreaterThan(1);
  });

  it("leave single accounts and customers without a segment out, and say whom", () => {
    const labels = Int32Array.from(features.rowNames, (_, i) => (i === 0 ? 2 : i === 1 ? -1 : i % 2));
    const given = { method: "given", labels, clusterCount: 3, parameters: {} };
    const made = segmentRules(segmentationOf(given, features, base));
    expect(made.notRuled).toEqual([features.rowNames[0], features.rowNames[1]]);
  });

  it("are one rule for all where there is one segment", () => {
    const labels = new Int32Array(features.rows);
    const one = segmentationOf({ method: "one", labels, parameters: {} }, features, base);
    const made = segmentRules(one);
    expect(made.rules).toEqual([{ segment: 0, conditions: [], customers: 45, right: 45 }]);
    expect(made.chosen).toMatchObject({ questions: 0, agreement: 1, agreementLeftOut: 1, price: 1 });
  });

  it("are refused where no segment has two members, or the depth is none", () => {
    const labels = Int32Array.from(features.rowNames, (_, i) => i);
    const alone = segmentationOf({ method: "alone", labels, parameters: {} }, features, base);
    expect(() => segmentRules(alone)).toThrow("none of two customers");
    expect(() => segmentRules(segmentation, { maxDepth: 0 })).toThrow("maxDepth");
  });

  it("read as sentences whose numbers lose nothing by rounding", () => {
    const names = nameSegments(segmentation, lexicon);
    ruleSentences(rules.rules, names, lexicon).forEach((sentence, i) => {
      const rule = rules.rules[i];
      expect(sentence.text).toContain(names[rule.segment].name);
      const numbers = sentence.parts.filter(isQuantity);
      expect(numbers.length).toBeGreaterThanOrEqual(2);
      for (const { text, value } of numbers) {
        expect(sentence.text).toContain(text);
        const written = Number(text.replace(/[,%]/g, "")) / (text.endsWith("%") ? 100 : 1);
        expect(written).toBeCloseTo(value, 10);
      }
    });
  });

  it("say none and some of a product instead of 0%", () => {
    const names = nameSegments(segmentation, lexicon);
    const say = (above: number | null, upTo: number | null): string =>
      ruleSentences(
        [
          {
            segment: 0,
            conditions: [
              {
                descriptor: "DURRY",
                level: null,
                whole: "product mix",
                unit: "share of pieces",
                above,
                upTo,
              },
            ],
            customers: 3,
            right: 2,
          },
        ],
        names,
        lexicon,
      )[0].text;
    expect(say(null, 0)).toMatch(/^If none of its pieces are flat-weave, .* right for 2 of 3 customers\.$/);
    expect(say(0, null)).toMatch(/^If some of its pieces are flat-weave,/);
    expect(say(0.125, 0.5)).toMatch(/^If more than 12.5% and at most 50% of its pieces are flat-weave,/);
  });

  it("are tabled by depth with one row taken", () => {
    expect(ruleDepthRows(rules).filter((row) => row.taken === "yes")).toHaveLength(1);
  });
});

describe("centres", () => {
  it("stand in both units, and the original one is the recipe turned round", () => {
    const { segmentation, features } = segmentedStudy(7, 5);
    const centers = groupCenters(segmentation);
    const rows = centerRows(segmentation, centers);
    expect(rows).toHaveLength(features.columns);
    const [column] = features.recipe.features as readonly NumberFeature[];
    expect(rows[0]["segment 1, standardised"]).toMatchObject({ value: centers[0][0] });
    const plain = centers[0][0] * column.scale + column.center;
    expect((rows[0]["segment 1"] as { value: number }).value).toBeCloseTo(10 ** plain - 1, 6);
  });
});

describe("contributions of columns", () => {
  const { segmentation, features } = segmentedStudy(7, 5);

  it("share out what lies between the segments, the largest first", () => {
    const contributions = columnContributions(segmentation);
    const shares = contributions.map((each) => each.share);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(contributions.map((each) => each.column).sort()).toEqual([...features.columnNames].sort());
  });

  it("lie in the one column that alone parts the segments", () => {
    const data = features.data.map((value, i) => (i % features.columns === 2 ? value : 0));
    const flat = columnContributions({ ...segmentation, features: { ...features, data } });
    expect(flat[0]).toEqual({ column: features.columnNames[2], share: 1 });
  });

  it("are not defined where the centres coincide", () => {
    const data = features.data.map(() => 1);
    const same = columnContributions({ ...segmentation, features: { ...features, data } });
    expect(same.every((each) => Number.isNaN(each.share))).toBe(true);
  });
});

describe("descriptions in the manner of catdes", () => {
  it("list what lies beyond two standard errors, the strongest first in each segment", () => {
    const { segmentation } = segmentedStudy(7, 3);
    const { profiles } = profileSegments(segmentation, 7);
    const rows = descriptionRows(profiles, nameSegments(segmentation), 5);
    for (const profile of profiles) {
      const own = rows.filter((row) => String(row.segment).startsWith(`${profile.index + 1}:`));
      const strengths = own.map((row) => Math.abs((row["v-test"] as { value: number }).value));
      expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
      expect(strengths.every((strength) => strength >= 2)).toBe(true);
      expect(own.length).toBeLessThanOrEqual(5);
    }
    expect(rows.some((row) => String(row.descriptor).endsWith(" *"))).toBe(true);
  });
});

describe("what a held-out descriptor echoes", () => {
  it("is the clustered column it follows most; by construction there is none", () => {
    const { segmentation } = segmentedStudy(7, 5);
    const { tests } = profileSegments(segmentation, 7);
    const orders = tests.find((test) => test.descriptor === "orders")!;
    expect(orders.echo).toMatchObject({ column: "log revenue" });
    expect(orders.echo!.rankCorrelation).toBeGreaterThan(0.5);
    expect(tests.find((test) => test.descriptor === "revenue")!.echo).toBeNull();
    expect(tests.find((test) => test.descriptor === "country")!.echo).toBeNull();
  });
});

describe("rules of a table", () => {
  const rows = Array.from({ length: 200 }, (_, row) => row);
  /** Five groups, each high in one column; the columns lack some values. */
  const base = customerBaseOf({
    name: "shop",
    customers: rows.map((row) => `c${row}`),
    columns: [0, 1, 2, 3].map((column) => ({
      name: `spent ${column}`,
      type: "score" as const,
      role: "feature" as const,
      numbers: rows.map((row) =>
        row % 40 === 7 + column ? null : (row % 5 === column ? 10 : 0) + (row % 7) / 10,
      ),
    })),
  });
  const labels = Int32Array.from(rows, (row) => row % 5);
  const found = { method: "k-means", labels, clusterCount: 5, parameters: { k: 5, seed: 1 } };
  const segmentation = segmentationOf(found, customerFeatures(base), base);

  it("ask about columns that lack values, and may go one question deeper for five segments", () => {
    const rules = segmentRules(segmentation);
    expect(rules.withoutRule).toEqual([]);
    expect(rules.chosen).toMatchObject({ depth: 4, questions: 4 });
    expect(rules.chosen.agreement).toBeGreaterThan(0.95);
    expect(rules.filled).toEqual(["spent 0", "spent 1", "spent 2", "spent 3"]);
    const [said] = ruleSentences(rules.rules, nameSegments(segmentation));
    expect(said.text).toMatch(/^If spent \d is .*, the customer belongs to "/);
  });

  it("do not ask about a column that many customers lack", () => {
    const holes = {
      ...base.columns[0],
      numbers: base.columns[0].numbers!.map((value, row) => (row % 3 ? value : NaN)),
    };
    const thin = segmentationOf(
      found,
      segmentation.features,
      customerBaseOf({ ...base, columns: [holes, ...base.columns.slice(1)] }),
    );
    const asked = segmentRules(thin).rules.flatMap(({ conditions }) =>
      conditions.map(({ descriptor }) => descriptor),
    );
    expect(asked).not.toContain("spent 0");
  });
});
