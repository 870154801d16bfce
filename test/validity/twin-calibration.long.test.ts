import { afterAll, describe, expect, it } from "vitest";
import { twinNull } from "../../src/validity/structure/twin-null";
import { binomialLimits } from "./binomial-limits";
import { byFewStarts, oneCloud } from "./helpers";

/** Sets per case: 1,000 takes some 70 minutes of one processor, the 40 of continuous integration 3. */
const SETS = Number(process.env["CHAMPO_SETS"] ?? 1000);
/** With 19 twins the smallest p-value is .05, so the nominal rate is the same as with 199. */
const LEVEL = 0.05;

const cases = [45, 500].flatMap((rows) =>
  (["normal", "log-normal"] as const).flatMap((kind) =>
    [0, 0.5, 0.8].map((rho) => ({ rows, kind, rho, name: `${rows} rows, ${kind}, correlation ${rho}` })),
  ),
);

/**
 * One cloud of six columns: how often is the silhouette of k-means with k = 2 above that of all twins? The limits are those
 * that a true rate of 5 % leaves to chance: 3.1 to 7.1 % of 1,000 sets, 0 to 17.5 % of 40. A few sets can hardly show a null
 * that rejects too seldom, so all cases are also counted together; they share no set.
 */
describe("the null of twins has the size it says", () => {
  const counts = new Map<string, number>();

  it.each(cases.map((each, place) => ({ ...each, place })))("$name", ({ rows, kind, rho, name, place }) => {
    let small = 0;
    for (let set = 0; set < SETS; set++) {
      const x = oneCloud(rows, 6, rho, kind, 1 + place * 1_000_000 + set);
      if (twinNull(x, byFewStarts, 2, { twins: 19, seed: set }).pValue! <= LEVEL) small++;
    }
    counts.set(name, small);
    console.log(`${name}: ${((100 * small) / SETS).toFixed(1)} % of ${SETS}`);
    expectByChance(small, SETS);
  });

  it("over all cases together", ({ skip }) => {
    if (counts.size < cases.length) skip();
    expectByChance(
      [...counts.values()].reduce((sum, count) => sum + count, 0),
      cases.length * SETS,
    );
  });

  afterAll(() => console.log(`${[...counts.values()].join(" + ")} of ${counts.size} x ${SETS}`));
});

function expectByChance(count: number, sets: number): void {
  const { low, high } = binomialLimits(sets, LEVEL);
  expect(count).toBeGreaterThanOrEqual(low);
  expect(count).toBeLessThanOrEqual(high);
}
