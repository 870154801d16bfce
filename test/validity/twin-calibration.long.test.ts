import { describe, expect, it } from "vitest";
import { twinNull } from "../../src/validity";
import { byFewStarts, oneCloud } from "./helpers";

/** Sets per case; CHAMPO_SETS takes fewer, with wider limits. */
const SETS = Number(process.env["CHAMPO_SETS"] ?? 1000);

/**
 * One cloud of six columns: how often is the silhouette of k-means with k = 2 above that of 19 twins? With 19 the smallest
 * p-value is .05, so the nominal rate is the same as with 199.
 */
describe("the null of twins has the size it says", () => {
  for (const rows of [45, 500])
    for (const kind of ["normal", "log-normal"] as const)
      for (const rho of [0, 0.5, 0.8])
        it(
          `${rows} rows, ${kind}, correlation ${rho}: p <= .05 in 3 to 7 % of the sets`,
          () => {
            let small = 0;
            for (let set = 0; set < SETS; set++) {
              const x = oneCloud(rows, 6, rho, kind, 1 + set);
              if (twinNull(x, byFewStarts, 2, { twins: 19, seed: set }).pValue! <= 0.05) small++;
            }
            // With fewer sets than 1,000 chance needs room: two and a half standard errors of a rate of 5 %.
            const room = SETS < 1000 ? 2.5 * Math.sqrt((0.05 * 0.95) / SETS) : 0.02;
            console.log(`${rows} ${kind} ${rho}: ${((100 * small) / SETS).toFixed(1)} % of ${SETS}`);
            expect(small / SETS).toBeGreaterThanOrEqual(0.05 - room);
            expect(small / SETS).toBeLessThanOrEqual(0.05 + room);
          },
          60 * 60_000,
        );
});
