import { expect, it } from "vitest";
import type { Observations } from "../../src/math/linear/observations";
import { supportedCounts } from "../../src/validity/certify/supported-counts";
import { binomialLimits } from "./binomial-limits";
import { byFewStarts, noClusters, oneCloud } from "./helpers";

/** Sets per kind of data without groups, of 500 rows each (.5 to 4 s): a quarter of CHAMPO_SETS where it is given. */
const SETS = Math.min(200, Math.ceil(Number(process.env["CHAMPO_SETS"] ?? 800) / 4));
/** The rule may say "segments" on so many of the sets without any: on 6 of 200. */
const MOST = 0.03;
/** Kinds for which that is the count itself; of the others it is the true rate, and the count has what chance leaves. */
const COUNTED: readonly string[] = ["uniform noise", "one correlated cloud"];

const KINDS: Readonly<Record<string, (rows: number, seed: number) => Observations>> = {
  "uniform noise": (rows, seed) => noClusters(rows, seed),
  "one normal cloud": (rows, seed) => oneCloud(rows, 4, 0, "normal", seed),
  "one correlated cloud": (rows, seed) => oneCloud(rows, 4, 0.7, "normal", seed),
  "one skewed cloud": (rows, seed) => oneCloud(rows, 4, 0.5, "log-normal", seed),
};

/** On how many sets the written rule, called directly, says segments. */
function saidSegments(kind: string, rows: number, sets: number): number {
  const said = Array.from({ length: sets }, (_, set) =>
    supportedCounts(KINDS[kind](rows, 1 + set), byFewStarts, { seed: set, maxK: 6 }),
  ).filter((counts) => counts.length > 0).length;
  console.log(`${kind}, ${rows} rows: "segments" on ${said} of ${sets}`);
  return said;
}

it.each(Object.keys(KINDS))("the written rule hardly ever says segments on 500 rows of %s", (kind) => {
  const most = COUNTED.includes(kind) ? Math.ceil(MOST * SETS) : binomialLimits(SETS, MOST).high;
  expect(saidSegments(kind, 500, SETS)).toBeLessThanOrEqual(most);
});

it.each(COUNTED)("and on none of ten of 5,000 rows: %s", (kind) => {
  expect(saidSegments(kind, 5_000, Math.min(10, SETS))).toBe(0);
});
