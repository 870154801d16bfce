import { describe, expect, it } from "vitest";
import { methods } from "../../src/clustering/methods";
import { decide } from "../../src/validity/how-many/decision-rule";
import { adjustedRand } from "../../src/validity/agreement/adjusted-rand";
import { certify } from "../../src/validity/certify/certificate";
import { whatWouldChange } from "../../src/validity/certify/what-would-change";
import { plantedRows } from "../../src/validity/certify/planted-rows";
import { randomSource } from "../../src/math/distributions/random";
import { byFewStarts, clouds, threeGroups } from "./helpers";

const quick = { maxK: 4, references: 12, splits: 8, resamples: 10, twins: 19 } as const;
const ward = methods.ward.cluster;

describe("planted rows", () => {
  it("have the groups of the clustering, where they lie, and leave noise out", () => {
    const x = clouds(3, 12, 12);
    const labels = Array.from({ length: 36 }, (_, i) => (i === 0 ? -1 : Math.floor(i / 12)));
    const drawn = plantedRows(x, labels)(randomSource(1));
    expect(drawn.x.rows).toBe(35);
    expect(adjustedRand(byFewStarts(drawn.x, 3, 1), drawn.labels).value).toBe(1);
    expect(drawn.x.data).not.toEqual(x.data.slice(2));
  });
});

describe("a certificate", () => {
  const x = threeGroups(12, 36, 3, 1);
  const clustering = { labels: ward(x, 3, 0), cluster: ward, k: 3 };
  const options = { competitors: [ward], falseAlarmSets: 6, powerSets: 3, rule: quick, seed: 7 };
  const whole = certify(x, clustering, options);

  it("counts false alarms on twins and finds on planted sets", () => {
    expect(whole).toMatchObject({ complete: true, seed: 7 });
    expect(whole.falseAlarms).toMatchObject({ sets: 6 });
    expect(whole.falseAlarms.rate).toBeLessThan(0.5);
    expect(whole.falseAlarms.interval!.high).toBeGreaterThan(whole.falseAlarms.rate!);
    expect(whole.powerWithK).toMatchObject({ count: 3, sets: 3, rate: 1 });
    expect(whole.stability.lowest).toBeGreaterThan(0.9);
  });

  it("is stopped by whoever waits, and a preview is the beginning of the whole", () => {
    const seen: number[] = [];
    const stop = ({ falseAlarms, power }: ReturnType<typeof certify>) => falseAlarms.sets + power.sets >= 3;
    const onProgress = (done: number, all: number) => seen.push(done, all);
    const preview = certify(x, clustering, { ...options, stop, onProgress });
    expect(seen).toEqual([1, 9, 2, 9, 3, 9]);
    expect(preview).toMatchObject({ complete: false, falseAlarms: { sets: 2 }, power: { sets: 1 } });
    const parts: unknown[] = [];
    expect(certify(x, clustering, { ...options, stop: (part) => parts.push(part) > 99 })).toEqual(whole);
    expect(preview).toEqual(parts[2]);
  });

  it("says null where nothing was tried, and refuses no competitor", () => {
    const none = certify(x, clustering, { ...options, falseAlarmSets: 0, powerSets: 1 });
    expect(none.falseAlarms).toEqual({ count: 0, sets: 0, rate: null, interval: null });
    expect(() => certify(x, clustering, { ...options, competitors: [] })).toThrow(/at least 1, got 0/);
  });
});

describe("what would change a verdict", () => {
  const evidence = {
    k: 3,
    gapOverOne: 0.2,
    predictionStrength: 0.9,
    lowestJaccard: 0.8,
    pValue: 0.02,
    smallestSegment: 9,
    smallestShare: 0.2,
    smallestRevenueShare: null,
  };
  const changed = (own: object) =>
    whatWouldChange(decide([{ ...evidence, ...own }], [], { gap: 1, predictionStrength: 1 }).verdicts[0]);

  it("is the requirement with the least room, or the one that alone fails", () => {
    expect(changed({})).toMatchObject({ supported: true, failed: [], deciding: null });
    expect(changed({}).nearest?.name).toBe("lowest bootstrap Jaccard");
    expect(changed({}).room).toBeCloseTo(0.05 / 0.75, 12);
    // Of 20 twins no p-value is smaller than this one.
    expect(changed({ pValue: 1 / 21 }).nearest?.name).toBe("lowest bootstrap Jaccard");
    expect(changed({ pValue: 0.06 }).deciding?.name).toBe("p-value against twins");
    expect(changed({ pValue: 0.06 }).room).toBeCloseTo(0.2, 12);
    const two = changed({ pValue: null, predictionStrength: 0.7 });
    expect(two).toMatchObject({ supported: false, deciding: null });
    expect(two.failed).toHaveLength(2);
    expect(two.nearest?.name).toBe("prediction strength");
    const unknown = changed({ pValue: null });
    expect(unknown.nearest).toBeNull();
    expect(unknown.room).toBeNull();
  });
});
