import { describe, expect, test } from "vitest";
import { choiceFindings as findings } from "../../src/findings/choice-findings";
import { prose } from "../../src/text/prose";

function made<T>(part: object): T {
  return part as T;
}

describe("the choice of a segmentation", () => {
  test("says whether the data support it, and names the number of segments", () => {
    const supported = findings.chosen({ k: 3, method: "Ward", status: "supported" });
    expect(supported.text).toBe("Yes: the rule chooses 3 segments by Ward, and the data support them.");
    expect(supported.parts).toContainEqual({ name: "segmentCount", value: 3, text: "3 segments" });
    expect(findings.chosen({ k: 3, method: "Ward", status: "constructed" }).text).toMatch(
      /^No: .* chooses 3 segments by Ward as a working division/,
    );
  });

  test("says of stable segments that this does not make them supported, where they are not", () => {
    const of = (status: "supported" | "constructed", lowest: number | null): string =>
      findings.stability({ status }, { lowest }).text;
    expect(of("constructed", 0.98)).toMatch(/Jaccard of 0\.98: highly stable .* Stable is not the same/);
    expect(of("supported", 0.98)).not.toContain("Stable is not");
    expect(of("constructed", 0.6)).not.toContain("Stable is not");
    expect(of("constructed", null)).toMatch(/^No cluster was found/);
  });

  test("counts the votes for the chosen k", () => {
    const votes = [3, 2, null, 3].map((k) => ({ criterion: "c", k, rule: "r" }));
    expect(findings.ballot({ votes }, "Ward", 3).text).toMatch(
      /^For Ward, 2 of 4 criteria speak for k = 3\./,
    );
  });

  test("gives the range of the rivals' scores, or says that there is none", () => {
    expect(findings.rivals([0.2, null, 0.31], 3).text).toContain("run from 0.20 to 0.31;");
    expect(findings.rivals([null], 3).text).toBe("At k = 3 no method has a silhouette.");
  });

  test("carries the grounds of the verdict", () => {
    const decision = made<never>({ outcome: "not supported", because: prose`It fails.` });
    expect(findings.verdict({ decision }, "Ward").text).toBe("Verdict for Ward: not supported. It fails.");
  });

  test("counts who passes every requirement", () => {
    const row = (fails: string) => ({ method: "Ward", k: 2, votes: 1, fails });
    expect(findings.passing([row(""), row("gap")]).text).toMatch(
      /^1 of 2 candidates passes every requirement: Ward with 2\.$/,
    );
    const several = [2, 3, 5].map((k) => ({ ...row(""), k }));
    expect(findings.passing([...several, { ...row(""), method: "k-means" }]).text).toMatch(
      /: Ward with 2, 3 and 5; k-means with 2\.$/,
    );
    expect(findings.passing([row("gap")]).text).toMatch(/^No candidate of 1 passes/);
  });

  test("explains Hopkins", () => {
    expect(findings.hopkins(made({ value: 0.8, exponent: 9 })).text).toMatch(/is 0\.80 .* exponent 9\)/);
  });
});

describe("whether the choice is robust", () => {
  const fits = (values: (number | null)[]) => values.map((meanAgreement) => made<never>({ meanAgreement }));

  test("says what another analyst would find", () => {
    const said = (values: (number | null)[], ks: number[] = [], data: number[] = []): string => {
      const all = fits(values).map((fit, i) => made<never>({ ...made<object>(fit), k: ks[i] }));
      return findings.specifications({ fits: all, agreement: made({ data: Float64Array.from(data) }) }, 3)
        .text;
    };
    expect(said([0.7, 0.8])).toContain("would find similar segments");
    expect(said([0.4, 0.8])).toContain("would often find other segments");
    expect(said([null])).toContain("Of 1 specification no two can be compared.");
    // Two with three clusters agree at .9, or at .2; one asks for two.
    const agreements = (alike: number): number[] => [1, alike, 0.3, alike, 1, 0.3, 0.3, 0.3, 1];
    expect(said([0.6, 0.6, 0.3], [3, 3, 2], agreements(0.9))).toMatch(
      /, because they ask for different numbers of clusters; the 2 of them with k = 3 agree with each other at 0\.90 \(median\): who wants 3/,
    );
    expect(said([0.25, 0.25, 0.3], [3, 3, 2], agreements(0.2))).toMatch(
      /and the 2 of them with k = 3 agree with each other at 0\.20: another analyst/,
    );
  });

  test("counts who is always together", () => {
    const alwaysTogether = [{ rows: [0, 1], rowNames: ["A", "B"] }] as never;
    expect(findings.together({ alwaysTogether }).text).toMatch(
      /^1 group of customers stays together .* 2 customers/,
    );
    expect(findings.together({ alwaysTogether: [] }).text).toMatch(/^No two customers/);
  });

  test("counts the segments that survive, of the k that was chosen", () => {
    const segments = [0.75, 0.2, null].map((survival) => ({ survival }));
    const solutions = made<never>([{ k: 3, segments }]);
    expect(findings.survival({ solutions }, 3).text).toMatch(
      /^Of the 3 segments .*, 1 stays nearly unchanged/,
    );
    expect(findings.survival({ solutions }, 9).text).toMatch(/was not among those compared/);
  });

  test("counts who is in doubt", () => {
    const staysShare = (...shares: number[]) => ({ staysShare: Float64Array.from(shares) });
    expect(findings.inDoubt(staysShare(0.74, 0.75)).text).toMatch(/^1 of 2 customers is in doubt/);
    expect(findings.inDoubt(staysShare(1)).text).toMatch(/^Every customer stays/);
  });

  test("numbers segments by value, or by size where there is no value", () => {
    const segmentation = (value: string | null) =>
      made<never>({
        base: { value },
        groups: [{ members: [0, 1], value: 60 }],
        totalValue: 100,
        labels: [0, 0, 1],
      });
    expect(findings.firstSegment(segmentation("spend")).text).toBe(
      "Segments are numbered by spend. The first has 60% of it with 2 customers.",
    );
    expect(findings.firstSegment(segmentation(null)).text).toContain(
      "numbered by size. The largest has 2 customers of 3",
    );
  });
});
