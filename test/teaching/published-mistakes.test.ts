import { describe, expect, test } from "vitest";
import { observations } from "../../src";
import { publishedMistakes as mistakes } from "../../src/teaching/mistakes/published-mistakes";
import type { Trial } from "../../src/teaching/mistakes/trial";
import type { TwinNull } from "../../src/validity/structure/twin-null";

/** A made result: only what the function reads. */
function made<T>(part: object): T {
  return part as T;
}

const verdicts = ({ rows }: Trial) => rows.map(({ way, verdict }) => `${way} ${verdict}`);
const FAILS = ["published fails", "cure passes"];
const BOTH = ["published passes", "cure passes"];

describe("a matrix that scores other clusters", () => {
  const x = observations([[0], [1], [10], [11]]);
  const right = { clusterCount: 2, labels: [0, 0, 1, 1] };
  const wrong = { clusterCount: 2, labels: [0, 1, 0, 1] };

  test("is found by its inertia", () => {
    const trial = mistakes.scoredElsewhere(x, [wrong], [right]);
    expect(verdicts(trial)).toEqual(FAILS);
    // 50 + 50 within the mixed pairs, 0.5 + 0.5 within the right ones.
    expect(trial.rows[0]["largest ratio"]).toMatchObject({ value: 100 });
    expect(trial.finding.text).toContain("up to 100.00 times");
  });

  test("is no mistake where the groups are the same", () => {
    const trial = mistakes.scoredElsewhere(x, [right], [right]);
    expect(verdicts(trial)).toEqual(BOTH);
    expect(trial.finding.text).toContain("nearly the same groups");
  });
});

describe("a group of one customer", () => {
  const three = [0, 0, 0, 1, 1, 1];
  test("is no segment", () => {
    const trial = mistakes.singleAccounts([0, 0, 0, 0, 0, 1], three);
    expect(verdicts(trial)).toEqual(FAILS);
    expect(trial.finding.text).toMatch(/smallest group of 1 customer: no segment/);
  });
  test("is not there where the limit is met", () => {
    const trial = mistakes.singleAccounts(three, three);
    expect(verdicts(trial)).toEqual(BOTH);
    expect(trial.finding.text).toContain("here the limit is met");
  });
});

describe("a silhouette without its twins", () => {
  const chance = (pValue: number | null) => made<TwinNull>({ k: 2, observed: 0.9, mean: 0.8, pValue });
  // Which of the two is higher, no sentence says: a published silhouette may be the lower one.
  test.each([
    [0.7, 0.04, FAILS, "Twins without groups reach the published one too, but not the study's"],
    [0.01, 0.04, BOTH, "Both are more"],
    [0.01, 0.2, ["published passes", "cure fails"], "Only the published one"],
    [0.7, 0.2, ["published fails", "cure fails"], "Neither is more"],
    [null, 0.04, FAILS, "but not the study's"],
  ])("with p = %s and p = %s", (published, cure, expected, words) => {
    const trial = mistakes.withoutTwins(chance(published), chance(cure));
    expect(verdicts(trial)).toEqual(expected);
    expect(trial.finding.text).toContain(words);
  });
});

describe("the share of explained variance", () => {
  const curve = (...values: (number | null)[]) => ({
    name: "made",
    points: values.map((value, i) => ({ k: i + 2, value })),
  });
  test("takes all it is offered, on data and on a twin", () => {
    const trial = mistakes.explainedShare([curve(0.5, 0.6), curve(0.4, 0.5)], [[2], []], 3);
    expect(verdicts(trial)).toEqual(FAILS);
    expect(trial.rows[1]).toMatchObject({ "k on the data": 2, "k on the twin": 1 });
    expect(trial.finding.text).toContain("3 clusters, the most it was offered");
  });
  test("may choose less, or nothing", () => {
    const less = mistakes.explainedShare([curve(0.6, 0.6), curve(0.4, 0.5)], [[], []], 3);
    expect(less.finding.text).toContain(
      "Of at most 3 clusters, BSS/TSS chooses 2 on the data and 3 on the twin",
    );
    const none = mistakes.explainedShare([curve(null), curve(NaN)], [[], [2, 3]], 3);
    expect(verdicts(none)).toEqual(["published fails", "cure fails"]);
    expect(none.finding.text).toContain("not defined");
    expect(none.rows[0]["k on the data"]).toBe("none");
  });
  test("is computed for each number of clusters, and its rise is written down", () => {
    const x = observations([[0], [2], [10], [12]]);
    const runs = [{ clusterCount: 2, labels: [0, 0, 1, 1] }];
    const { points } = mistakes.explainedCurve("made", x, runs);
    expect(points[0].value).toBeCloseTo(100 / 104, 12);
    expect(mistakes.rise(curve(0.5, 0.75), curve(0.25, 0.5)).text).toBe(
      "BSS/TSS goes from 50% to 75% on the data, and from 25% to 50% on the twin.",
    );
  });
});

describe("customers on both sides of a division", () => {
  const owners = ["A", "A", "B", "B", "C"];
  test("are counted", () => {
    const trial = mistakes.leakedCustomers(owners, [0, 1, 0, 0, 1], [0, 0, 1, 1, 1]);
    expect(verdicts(trial)).toEqual(FAILS);
    expect(trial.finding.text).toMatch(/^1 of 3 customers is on both sides/);
  });
  test("may be none", () => {
    const trial = mistakes.leakedCustomers(["A", "B"], [0, 1], [0, 1]);
    expect(verdicts(trial)).toEqual(BOTH);
    expect(trial.finding.text).toMatch(/^No customer.*each has a single line/);
    const lucky = mistakes.leakedCustomers(["A", "A", "B"], [0, 0, 1], [0, 0, 1]);
    expect(lucky.finding.text).toMatch(/^No customer.*although lines were dealt at random/);
    const all = mistakes.leakedCustomers(["A", "A", "B", "B"], [0, 1, 0, 1], [0, 0, 1, 1]);
    expect(all.finding.text).toMatch(/^2 of 2 customers are on both sides/);
  });
});

describe("areas in mixed units", () => {
  const trap = (ratio: number) =>
    made<Parameters<typeof mistakes.mixedUnits>[0]>({
      ratio,
      customers: [
        { customer: "A", trueFt2: 10 },
        { customer: "B", trueFt2: 0 },
      ],
    });
  const records = made<Parameters<typeof mistakes.mixedUnits>[1]>([
    { customer: "A", areaFt2: 10 },
    { customer: "B", areaFt2: 7 },
  ]);
  test("are found by their ratio; who ordered nothing takes no part", () => {
    const trial = mistakes.mixedUnits(trap(20), records);
    expect(verdicts(trial)).toEqual(FAILS);
    expect(trial.finding.text).toBe("The reported column holds 5% of the true area, the study's 100%.");
  });
  test("lose nothing where there is one unit", () => {
    const trial = mistakes.mixedUnits(trap(1), records);
    expect(verdicts(trial)).toEqual(BOTH);
    expect(trial.finding.text).toContain("can be used as it is");
  });
});

describe("what the figures show", () => {
  const assessed = (part: object) => made<Parameters<typeof mistakes.giant>[0]>(part);
  test("the claim, with its twins where there are any", () => {
    const claim = assessed({ k: 2, silhouette: 0.9 });
    expect(mistakes.claim(claim, made({ mean: 0.8 })).text).toMatch(/0\.90 at k = 2\. Twins .* 0\.80/);
    expect(mistakes.claim(claim, made({ mean: null })).text).not.toContain("Twins");
  });
  test("the giant, only where the smallest group is one customer", () => {
    expect(mistakes.giant(assessed({ smallest: 1 })).text).toContain("one giant");
    expect(mistakes.giant(assessed({ smallest: 4 })).text).toBe(
      "The smallest of its groups holds 4 customers.",
    );
  });
  test("two scores of the same labels", () => {
    const [own, other] = [0.9, 0.5].map((silhouette) => [assessed({ k: 10, silhouette })]);
    expect(mistakes.twoScores(own, other).text).toMatch(/At k = 10 the same labels score 0\.90 .* 0\.50/);
    expect(mistakes.twoScores([], []).text).toBe("No clustering was scored.");
  });
  test("how many divisions hold a group of one", () => {
    const sizes = (smallest: number) =>
      made<Parameters<typeof mistakes.groupsOfOne>[0][number]>({ smallest });
    expect(mistakes.groupsOfOne([sizes(1), sizes(2)], [sizes(3)]).text).toBe(
      "On raw sums, 1 of 2 divisions holds a group of one; on the study's features, 0 of 1.",
    );
  });
});
