import { describe, expect, test } from "vitest";
import { clusterFindings as findings } from "../../src/findings/cluster-findings";
import { customerBaseOf } from "../../src/customers/customer-base";
import type { Assessment } from "../../src/validity/how-many/assess";
import type { TwinNull } from "../../src/validity/structure/twin-null";

/** A made result: only what the sentence is made of. */
function made<T>(part: object): T {
  return part as T;
}

const base = (value: string | null) =>
  customerBaseOf({
    name: "made",
    customers: ["A", "B"],
    columns: [{ name: "spend", type: "amount", role: "feature", numbers: [1, 2] }],
    value,
  });

describe("answers: yes, no or not surely first", () => {
  const twins = (as: number, of: number) =>
    findings.clear(
      made<TwinNull>({
        observed: 0.5,
        better: "higher",
        twinScores: Float64Array.from({ length: of }, (_, i) => (i < as ? 0.6 : 0.1)),
      }),
    ).text;

  test("clearer than data without groups, as far as so many of them say", () => {
    expect(twins(0, 199)).toBe("Yes: none of 199 sets of data without groups looks as clear.");
    expect(twins(0, 5)).toBe(
      "Not surely: none of 5 sets of data without groups looks as clear, but so few sets do not decide it.",
    );
    expect(twins(8, 199)).toMatch(/^Not surely: 8 of 199 sets .* so close to 5% that more sets could decide/);
    expect(twins(60, 199)).toMatch(/^No: 60 of 199 sets of data without groups look as clear/);
    expect(findings.clear(made<TwinNull>({ observed: null, twinScores: new Float64Array() })).text).toMatch(
      /^Not surely: there are no scores/,
    );
    // Of one column, twins are the same rows in another order: their scores differ in the last digits only.
    const equal = made<TwinNull>({
      observed: 0.6,
      better: "higher",
      twinScores: new Float64Array(199).fill(0.6 - 2e-16),
    });
    expect(findings.clear(equal).text).toMatch(/^No: 199 of 199 sets/);
  });

  test("clearer than data without groups where few of them are far below", () => {
    const of = (observed: number) =>
      findings.clear(
        made<TwinNull>({
          observed,
          better: "higher",
          twinScores: Float64Array.from({ length: 20 }, (_, i) => 0.2 + (i % 5) / 500),
        }),
      ).text;
    expect(of(0.5)).toBe("Yes: none of 20 sets of data without groups looks as clear, nor nearly so.");
    expect(of(0.21)).toMatch(/^Not surely: none of 20 sets/);
  });

  test("no dense groups where most customers are in none", () => {
    const most = Array.from({ length: 20 }, (_, i) => (i < 14 ? -1 : i % 2));
    expect(findings.dense({ A: most }).text).toBe(
      "No: A finds 2 dense groups and leaves 70% of the customers in none.",
    );
    const both = { A: most, B: most.map((_, i) => i % 2) };
    expect(findings.dense(both).text).toMatch(/^Not surely: A finds 2 dense groups and leaves 70%/);
    const small = Array.from({ length: 2_000 }, (_, i) => (i < 8 ? i % 2 : -1));
    expect(findings.noise(small).text).toMatch(/the largest holds 0\.2% of the customers/);
  });

  test("dense groups where all methods find some, some do, none does", () => {
    const [one, two] = [[0, 0, -1, -1], [0, 0, 1, 1]]; // prettier-ignore
    expect(findings.dense({ A: two, B: two }).text).toBe(
      "Yes: A finds 2 dense groups, B finds 2 dense groups.",
    );
    expect(findings.dense({ A: one, B: two }).text).toMatch(/^Not surely: A finds 1 dense group, B finds 2/);
    expect(findings.dense({ A: two, B: [0, 0, 1, 1, 2, 2] }).text).toBe(
      "Not surely, as the number depends on the method: A finds 2 dense groups, B finds 3 dense groups.",
    );
    expect(findings.dense({ A: one, B: one }).text).toMatch(/^No: .* and one group is no division\.$/);
  });

  test("soft clusters say more where somebody lies between them", () => {
    expect(findings.soft(made({ uncertainty: [0.5, 0], k: 2 })).text).toMatch(
      /^Yes, a little: .* 1 of 2 customers/,
    );
    expect(findings.soft(made({ uncertainty: [0, 0], k: 2 })).text).toMatch(
      /^No: nobody lies between clusters/,
    );
  });
});

describe("the number of clusters", () => {
  const at = (k: number, smallest = 9) => made<Assessment>({ k, smallest });

  test("names the elbow, or says that there is none", () => {
    expect(findings.elbow(made({ x: 3 })).text).toContain("puts the knee at k = 3;");
    expect(findings.elbow(made({ x: null })).text).toContain("Kneedle finds no knee, so it has no vote.");
  });

  test("says whether the criteria agree", () => {
    expect(findings.criteria(at(4), at(4), at(4)).text).toContain("The criteria agree.");
    const apart = findings.criteria(at(2), at(2), at(8)).text;
    expect(apart).toContain("silhouette prefers k = 2, Calinski-Harabasz (higher is better) k = 2");
    expect(apart).toContain("Davies-Bouldin (lower is better) k = 8. The criteria disagree");
  });

  test("finds from which k on a cluster holds a single customer", () => {
    expect(findings.singleCustomer([at(2), at(3, 1), at(4, 1)]).text).toContain("From k = 3 on");
    expect(findings.singleCustomer([at(2), at(3)]).text).toContain("No cluster of a single customer");
  });

  test("judges single starts by how many reach the best", () => {
    const starts = (share: number) => findings.starts(made({ inertias: [1, 2], share }), 10, 11).text;
    expect(starts(0.25)).toMatch(
      /best of 2 .* ends at 11\.000, our search at 10\.000\. 25\.0% .* mostly luck/,
    );
    expect(starts(0.75)).toContain("75.0% of the single starts reach the better of the two; here one start");
  });
});

describe("the shape of clusters", () => {
  test("counts the misplaced, and leaves out who has no silhouette", () => {
    expect(findings.misplaced(made({ perRow: [0.2, -0.1, NaN] })).text).toMatch(
      /^1 of 2 customers lies nearer/,
    );
    expect(findings.misplaced(made({ perRow: [0.2, 0.1] })).text).toMatch(/^No customer lies nearer/);
  });

  test("says how much a map shows", () => {
    expect(findings.plane(made({ explained: [0.5, 0.31] })).text).toContain("shows 81% of the variance");
  });

  test("calls a cluster of one customer no segment", () => {
    expect(findings.smallest([0, 0, 1]).text).toBe(
      "The smallest cluster holds 1 customer of 3. A cluster of one customer is no segment.",
    );
    expect(findings.smallest([0, 0, 1, 1]).text).toBe("The smallest cluster holds 2 customers of 4.");
  });

  test("compares the most unequal partition with the most equal", () => {
    const text = findings.largestShare([
      { name: "Ward", labels: [0, 0, 1, 1] },
      { name: "single", labels: [0, 0, 0, 1] },
    ]).text;
    expect(text).toContain("holds 75% of the customers with single, 50% with Ward");
  });

  test("says how far methods agree", () => {
    expect(findings.agreement({ lowest: 0.1, highest: 0.9 }).text).toMatch(/index of 0\.90, .* 0\.10\.$/);
  });
});

describe("stability", () => {
  test("names the weakest cluster by Hennig's scale, or says that there is none", () => {
    const weakest = findings.weakest({ lowest: 0.8 });
    expect(weakest.text).toContain("a Jaccard of 0.80: stable on Hennig's scale");
    expect(weakest.parts).toContainEqual(expect.objectContaining({ name: "weakestJaccard", value: 0.8 }));
    expect(findings.weakest({ lowest: null }).text).toMatch(/^No cluster was found/);
  });

  test("counts the stable ones", () => {
    const segments = [0.5, 0.75, 0.9].map((jaccard) => made<never>({ jaccard }));
    expect(findings.stable({ segments, lowest: 0.5 }).text).toMatch(/^2 of 3 clusters are stable/);
    expect(findings.stable({ segments: segments.slice(0, 1), lowest: 0.5 }).text).toMatch(
      /^None of 1 cluster is/,
    );
    expect(findings.stable({ segments: [], lowest: null }).text).toMatch(/^No cluster was found/);
  });

  test("says who is left out: the largest by value, or the farthest where there is no value", () => {
    const without = made<Parameters<typeof findings.leaveOneOut>[0]>({ cases: [1, 2, 3, 4, 5], lowest: 0.6 });
    expect(findings.leaveOneOut(without, base("spend")).text).toContain(
      "one of the 5 customers largest by spend",
    );
    expect(findings.leaveOneOut(without, base(null)).text).toMatch(
      /farthest from the others, .* at worst 0\.60/,
    );
    const same = { ...without, lowest: 1 };
    expect(findings.leaveOneOut(same, base(null)).text).toContain("the others stay grouped as they were");
    const none = { ...without, lowest: null };
    expect(findings.leaveOneOut(none, base(null)).text).toContain("no two partitions can be compared");
  });
});

describe("twins of the data", () => {
  const chance = (part: Partial<TwinNull>) =>
    findings.twins(
      made({
        observed: 0.4,
        mean: 0.3,
        fivePercentLimit: 0.35,
        pValue: 0.005,
        undefinedTwins: 0,
        twins: 199,
        ...part,
      }),
    ).text;

  test("are compared with the data", () => {
    expect(chance({})).toMatch(/reach 0\.30 on average, and 0\.35 or more .* reach 0\.40 \(p = 0\.005\)\.$/);
    expect(chance({ undefinedTwins: 7 })).toMatch(
      /\(p = 0\.005\); in 7 of 199 twins, fewer than two groups were found\.$/,
    );
  });

  test("have nothing to compare where no groups are found", () => {
    expect(chance({ mean: null, undefinedTwins: 199 })).toMatch(
      /^The data reach 0\.40; in 199 of 199 twins, fewer/,
    );
    expect(chance({ observed: null })).toMatch(/^Fewer than two groups were found in the data/);
  });
});

describe("density", () => {
  test("counts groups and noise", () => {
    expect(findings.noise([0, 0, 1, -1]).text).toBe(
      "2 dense groups; the largest holds 50% of the customers, and 25% are noise.",
    );
    expect(findings.noise([0, 0, 0, -1]).text).toBe(
      "1 dense group holds 75% of the customers, and 25% are noise.",
    );
    expect(findings.noise([-1, -1]).text).toContain("No dense group was found");
  });

  test("names the loneliest", () => {
    const curve = made<Parameters<typeof findings.loneliest>[0]>({
      k: 4,
      order: [1, 0, 2],
      sorted: [1, 2, 9],
    });
    expect(findings.loneliest(curve, ["A", "B", "C"]).text).toMatch(
      /is C: its 4 nearest customers lie within a distance of 9\.00.* 2\.00\.$/,
    );
  });

  test("counts useful radii", () => {
    const radius = (clusterCount: number, noiseShare: number) => ({ clusterCount, noiseShare });
    expect(findings.radii([radius(2, 0.5), radius(2, 0.6), radius(1, 0)]).text).toMatch(
      /appear at 1 of 3 radii/,
    );
    expect(findings.radii([radius(1, 0.1)]).text).toMatch(/^At none of 1 radii/);
  });

  test("compares only who is placed by both", () => {
    const agreement = (part: object) => made<Parameters<typeof findings.placedAgreement>[0]>(part);
    expect(findings.placedAgreement(agreement({ comparedRows: 40, noiseRows: 5, value: 0.7 })).text).toMatch(
      /^On the 40 customers .* is 0\.70; 5 noise customers take no part/,
    );
    expect(findings.placedAgreement(agreement({ comparedRows: 0, noiseRows: 45, value: null })).text).toMatch(
      /^No customer is placed by both/,
    );
  });
});

describe("mixtures", () => {
  const fit = (part: object) => made<Parameters<typeof findings.doubt>[0]>(part);
  const sweep = (bic: number, icl: number, held: readonly number[]) =>
    made<Parameters<typeof findings.bic>[0]>({
      fits: held.map((heldDirections) => fit({ heldDirections, parameterCount: 10 + heldDirections })),
      bestByBic: fit({ k: bic, covariance: "tied", bic: -12.34 }),
      bestByIcl: fit({ k: icl }),
    });

  test("say whether BIC and ICL agree", () => {
    expect(findings.components(sweep(2, 2, [])).text).toMatch(
      /2 components with tied covariances; ICL, .* agrees\.$/,
    );
    expect(findings.components(sweep(2, 1, [])).text).toMatch(/prefers 1\.$/);
  });

  test("count who is in doubt", () => {
    expect(findings.doubt(fit({ k: 3, uncertainty: [0.05, 0.2] })).text).toMatch(
      /, 1 of 2 customers belongs to none .* 90%/,
    );
    expect(findings.doubt(fit({ k: 3, uncertainty: [0.05] })).text).toMatch(/every customer belongs to one/);
  });

  test("say which mixtures were left out, and how rich the richest is", () => {
    expect(findings.bic(sweep(2, 2, [0, 0])).text).toMatch(
      /-12\.3\. In the sign used here higher is better\.$/,
    );
    expect(findings.bic(sweep(2, 2, [0, 1])).text).toMatch(/Left out, whatever their BIC: 1 of 2 mixtures/);
    expect(findings.parameters(sweep(2, 2, [0, 4]).fits, 45).text).toContain(
      "14 parameters from 45 customers",
    );
  });
});
