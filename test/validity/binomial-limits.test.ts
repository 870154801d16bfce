import { expect, test } from "vitest";
import { binomialLimits } from "./binomial-limits";

/** Sum of the probabilities of `from` to `to` of `n`, by the recurrence of the binomial distribution. */
function between(n: number, rate: number, from: number, to: number): number {
  let probability = (1 - rate) ** n;
  let sum = 0;
  for (let count = 0; count <= n; count++) {
    if (count >= from && count <= to) sum += probability;
    probability *= ((n - count) / (count + 1)) * (rate / (1 - rate));
  }
  return sum;
}

test.for([
  [40, 0.05],
  [480, 0.05],
  [1000, 0.05],
  [1978, 0.05],
  [20, 0.5],
])(
  "limits of %i sets at a rate of %f leave at most .2 %% on each side, and one set less would not",
  ([n, rate]) => {
    const { low, high } = binomialLimits(n, rate);
    expect(between(n, rate, 0, low - 1)).toBeLessThanOrEqual(0.002);
    expect(between(n, rate, 0, low)).toBeGreaterThan(0.002);
    expect(between(n, rate, high + 1, n)).toBeLessThanOrEqual(0.002);
    expect(between(n, rate, high, n)).toBeGreaterThan(0.002);
  },
);

test("at a rate of 5 % they are 3 to 7 % of 1,000 sets", () => {
  expect(binomialLimits(1000, 0.05)).toEqual({ low: 31, high: 71 });
});
