import { describe, expect, it } from "vitest";
import { columnOf } from "../../src/math/linear/matrix";
import { observations, type Observations } from "../../src/math/linear/observations";
import { twin } from "../../src/validity";
import { oneCloud } from "./helpers";

function correlation(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [a, b].map((values) =>
    values.reduce((sum, value) => sum + value / values.length, 0),
  );
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, i) => {
    ab += (value - meanA) * (b[i] - meanB);
    aa += (value - meanA) ** 2;
    bb += (b[i] - meanB) ** 2;
  });
  return ab / Math.sqrt(aa * bb);
}

/** The largest difference between correlations of two matrices. */
function farthest(x: Observations, y: Observations): number {
  let most = 0;
  for (let a = 0; a < x.columns; a++)
    for (let b = 0; b < a; b++)
      most = Math.max(
        most,
        Math.abs(correlation(columnOf(x, a), columnOf(x, b)) - correlation(columnOf(y, a), columnOf(y, b))),
      );
  return most;
}

describe("a twin", () => {
  it.each([45, 500])(
    "keeps the correlations of one cloud of %i rows, on the scale on which its columns are normal",
    (rows) => {
      for (const kind of ["normal", "log-normal"] as const)
        for (const rho of [0, 0.5, 0.8]) {
          const x = oneCloud(rows, 6, rho, kind, 5);
          const logs = (rows: Observations) =>
            kind === "normal" ? rows : observations({ ...rows, data: rows.data.map(Math.log) }, rows);
          expect(farthest(logs(x), logs(twin(x, 1))), `${kind} ${rho}`).toBeLessThan(
            rows === 45 ? 0.08 : 0.02,
          );
        }
    },
  );
});
