import { describe, expect, it } from "vitest";
import { latentClass } from "../../src/clustering/latent-class/latent-class";
import { mixedRows } from "./latent-class-cases";
import { close, PlainModel } from "./plain-model";

describe("standard errors of latent classes are those of a numerical Hessian", () => {
  it("mixed columns with missing values: levels, ordinal levels, means, deviations, rates", () => {
    const { x } = mixedRows(21, 250, 0.15);
    const fit = latentClass(x, { k: 3, seed: 1, kinds: { visits: "count" }, tolerance: 1e-14 });
    const weights = new Array<number>(x.rows).fill(1);
    const plain = new PlainModel(fit, x, weights);
    expect(plain.logLikelihood(plain.point)).toBeCloseTo(fit.logLikelihood, 7);
    const covariance = plain.covariance();
    const [channel, satisfaction, visits, basket, member] = fit.standardErrors?.profiles ?? [];
    for (const c of [0, 1, 2]) {
      if (c > 0) close(fit.standardErrors?.sizes[c], plain.error(covariance, `size ${c}`));
      if (channel.kind !== "categorical" || member.kind !== "categorical") throw new Error("not categorical");
      close(channel.probabilities.data[c * 3 + 1], plain.error(covariance, `level 0 ${c} 1`));
      close(channel.probabilities.data[c * 3 + 2], plain.error(covariance, `level 0 ${c} 2`));
      close(member.probabilities.data[c * 2 + 1], plain.error(covariance, `level 4 ${c} 1`));
      if (visits.kind !== "count" || basket.kind !== "normal") throw new Error("not numeric");
      close(visits.rates[c], plain.error(covariance, `first 2 ${c}`));
      close(basket.means[c], plain.error(covariance, `first 3 ${c}`));
      close(basket.standardDeviations[c], plain.error(covariance, `second 3 ${c}`));
    }
    // The probability of the highest level: by its slopes along intercepts and slope.
    const profile = fit.profiles[1];
    if (profile.kind !== "ordinal" || satisfaction.kind !== "ordinal") throw new Error("not ordinal");
    for (const c of [0, 1, 2]) {
      const p = [...profile.probabilities.data.slice(c * 3, c * 3 + 3)];
      const mean = p[1] + 2 * p[2];
      const gradient: [string, number][] = [
        ["base 1 1", -p[2] * p[1]],
        ["base 1 2", p[2] * (1 - p[2])],
      ];
      if (c > 0) gradient.push([`slope 1 ${c}`, p[2] * (2 - mean)]);
      const variance = gradient.reduce(
        (sum, [left, a]) =>
          sum +
          gradient.reduce(
            (inner, [right, b]) =>
              inner + a * b * covariance[plain.names.indexOf(left)][plain.names.indexOf(right)],
            0,
          ),
        0,
      );
      close(satisfaction.probabilities.data[c * 3 + 2], Math.sqrt(variance));
    }
  });
});
