import { describe, expect, it } from "vitest";
import { scorecardRows } from "../../src/validity/how-many/scorecard-rows";
import { scorecard } from "../../src/validity/how-many/scorecard";
import { byKmeans, ruspini } from "./helpers";

describe("scorecard", () => {
  const quick = { references: 20, splits: 10, resamples: 20, twins: 39, seed: 1 };

  it("finds the four clouds of ruspini, with a vote from each criterion", () => {
    const card = scorecard(ruspini, byKmeans, { ...quick, maxK: 6 });
    expect(card.decision).toMatchObject({ outcome: "segments", k: 4 });
    expect(card.votes.map((vote) => vote.criterion)).toEqual([
      "elbow",
      "silhouette",
      "gap",
      "Calinski-Harabasz",
      "Davies-Bouldin",
      "prediction strength",
      "spherical BIC",
      "stability",
    ]);
    // Each is as it must be from the row's own numbers: the best of its direction.
    const voteOf = (criterion: string) => card.votes.find((vote) => vote.criterion === criterion)!.k;
    const kOf = (best: number, values: readonly (number | null)[]) => values.indexOf(best) + 1;
    const [bouldin, harabasz, bic] = (["daviesBouldin", "calinskiHarabasz", "sphericalBic"] as const).map(
      (name) => card.rows.map((row) => row[name]),
    );
    const known = (values: readonly (number | null)[]) =>
      values.flatMap((value) => (value === null ? [] : [value]));
    expect(voteOf("silhouette")).toBe(4);
    expect(voteOf("Davies-Bouldin")).toBe(kOf(Math.min(...known(bouldin)), bouldin));
    expect(voteOf("Calinski-Harabasz")).toBe(kOf(Math.max(...known(harabasz)), harabasz));
    expect(voteOf("spherical BIC")).toBe(kOf(Math.max(...known(bic)), bic));
    expect([voteOf("gap"), voteOf("prediction strength")]).toEqual([4, 4]);
    const stable = card.rows.filter((row) => row.lowestJaccard! >= 0.75).map((row) => row.k);
    expect(voteOf("stability")).toBe(Math.max(...stable));
    expect(card.rows).toHaveLength(6);
    expect(card.rows[0]).toMatchObject({ k: 1, silhouette: null, pValue: null, predictionStrength: 1 });
    expect(card.rows[3]).toMatchObject({ smallestSegment: 15, smallestRevenueShare: null });
    expect(card.rows[3].silhouette).toBeCloseTo(0.737657, 6);
    // The figure that a requirement asks for can be worked out again from what is shown.
    const shown = scorecardRows(card);
    shown.slice(1).forEach((row) => {
      const over = row.gap! - row["its standard error"]! - shown[0].gap!;
      expect(row["gap over one cluster"]).toBeCloseTo(over, 12);
    });
    expect(shown[0]["gap over one cluster"]).toBeNull();
  });
});
