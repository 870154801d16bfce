import { describe, expect, it } from "vitest";
import { gapStatistic } from "../../src/validity/how-many/gap-statistic";
import { byManyStarts, ruspini } from "./helpers";

describe("gap statistic", () => {
  it("gives the log dispersions of ruspini, and 4 by every rule", () => {
    const found = gapStatistic(ruspini, byManyStarts, { maxK: 8, power: 1, references: 30, seed: 1 });
    const dispersions = found.curve.map((point) => point.logDispersion!);
    // k = 7: the optimum (7126.199 within) has 5.390603; 5.388492, often printed, belongs to a local one (7159.079).
    const expected = [7.187997, 6.628498, 6.26166, 5.692736, 5.581612, 5.483923, 5.390603, 5.310754];
    expected.forEach((value, i) => expect(dispersions[i]).toBeCloseTo(value, 5));

    expect(Object.values(found.chosen)).toEqual([4, 4, 4, 4, 4]);
  });
});
