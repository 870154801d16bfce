import { describe, expect, it } from "vitest";
import { observations, type Observations } from "../../src/math/linear/observations";
import { twin } from "../../src/validity/structure/twin";
import { oneCloud } from "./helpers";
import { farthest } from "./correlations";

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
