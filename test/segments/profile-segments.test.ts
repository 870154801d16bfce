import { median } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { selectCustomers } from "../../src/customers/customer-base";
import { isHeldOut } from "../../src/segments/profiles/descriptor";
import { linePrices } from "../../src/cases/champo/line-prices";
import { nameSegments } from "../../src/segments/naming/name-segments";
import { profileSegments, type SegmentProfile } from "../../src/segments/profiles/profile-segments";
import { segmentationOf } from "../../src/segments/segmentation";
import { summaryOf } from "../../src/segments/profiles/summary-of";
import type { OrderLine } from "../../src/cases/champo/workbook/tables";
import { segmentedStudy } from "./study-of-seed";

const study = segmentedStudy(7, 5);
const { segmentation, customers, base, features } = study;
const { profiles, tests } = profileSegments(segmentation, 7);

describe("a segmentation", () => {
  it("orders its groups by revenue and names every customer once", () => {
    const revenues = segmentation.groups.map((group) => group.value);
    expect(revenues).toEqual([...revenues].sort((a, b) => b - a));
    const names = segmentation.groups.flatMap((group) => group.customers);
    expect([...names].sort()).toEqual(customers.records.map((record) => record.customer).sort());
    segmentation.groups.forEach((group) =>
      group.members.forEach((row) => expect(segmentation.labels[row]).toBe(group.index)),
    );
  });

  it("calls a group of one an account and leaves noise without a group", () => {
    const labels = Int32Array.from(features.rowNames, (_, i) => (i === 0 ? 5 : i === 1 ? -1 : i % 2));
    const clustering = { method: "given", labels, clusterCount: 6, parameters: {} };
    const made = segmentationOf(clustering, features, base);
    expect(made.k).toBe(3);
    expect(made.groups.filter((group) => group.kind === "account")).toHaveLength(1);
    expect(made.unassigned).toEqual([features.rowNames[1]]);
    expect(made.labels[1]).toBe(-1);
  });

  it("does not change when an algorithm numbers its clusters otherwise", () => {
    const turned = {
      method: segmentation.method,
      labels: segmentation.labels.map((label) => segmentation.k - 1 - label),
      clusterCount: segmentation.k,
      parameters: segmentation.parameters,
    };
    expect(segmentationOf(turned, features, base)).toEqual(segmentation);
  });

  it("refuses customers other than those of the matrix, and says which", () => {
    const fewer = selectCustomers(
      base,
      [...base.customers.keys()].filter((row) => row !== 3),
    );
    const clustering = { method: "x", labels: segmentation.labels, clusterCount: 5, parameters: {} };
    expect(() => segmentationOf(clustering, features, fewer)).toThrow("customer 4");
    const short = { ...clustering, labels: new Int32Array(3) };
    expect(() => segmentationOf(short, features, base)).toThrow("3 labels");
  });
});

describe("profiles", () => {
  it("share out all customers and all revenue", () => {
    const sum = (value: (profile: SegmentProfile) => number): number =>
      profiles.reduce((total, profile) => total + value(profile), 0);
    expect(sum((p) => p.shareOfCustomers)).toBeCloseTo(1, 12);
    expect(sum((p) => p.shareOfValue)).toBeCloseTo(1, 12);
    for (const profile of profiles) {
      expect(profile.concentration).toBeGreaterThanOrEqual(1 / profile.size - 1e-12);
      expect(profile.largestCustomerShare).toBeLessThanOrEqual(1);
    }
  });

  it("give medians in original units, straight from the records", () => {
    const segment = segmentation.groups[0];
    const records = segment.members.map((row) => customers.records[row]);
    expect(summaryOf(profiles[0], "revenue")!.median).toBe(median(records.map((record) => record.revenue)));
    expect(summaryOf(profiles[0], "samples")!.total).toBe(
      records.reduce((sum, record) => sum + record.samples, 0),
    );
  });

  it("put no p-value on what made the segments, and one on what was held out", () => {
    expect(segmentation.madeFrom).toEqual(["revenue", "area", "quantity", "product mix"]);
    const byName = new Map(tests.map((test) => [test.descriptor, test]));
    for (const made of ["revenue", "pieces", "lot size", "product types", "DURRY"]) {
      expect(byName.get(made)).toMatchObject({ byConstruction: true, pValue: null, adjustedPValue: null });
    }
    for (const heldOut of ["country", "conversion", "order rhythm", "years active", "price level"]) {
      const test = byName.get(heldOut)!;
      expect(test.byConstruction).toBe(false);
      expect(test.adjustedPValue).toBeGreaterThanOrEqual(test.pValue!);
    }
    expect(isHeldOut({ madeOf: ["samples"] }, ["revenue"])).toBe(true);
  });

  it("tell typical members by their distance to the centre", () => {
    for (const profile of profiles) {
      const distances = profile.paragons.map((paragon) => paragon.distance);
      expect(distances).toEqual([...distances].sort((a, b) => a - b));
      expect(profile.customers).toContain(profile.paragons[0].customer);
      expect(profile.specific).toHaveLength(Math.min(3, profile.size));
    }
  });

  it("hold for a single segment, which nothing sets apart", () => {
    const clustering = { method: "one", labels: new Int32Array(45), clusterCount: 1, parameters: {} };
    const whole = segmentationOf(clustering, features, base);
    const one = profileSegments(whole, 7);
    expect(one.tests.every((test) => test.pValue === null)).toBe(true);
    expect(one.profiles[0].specific).toEqual([]);
    expect(nameSegments(whole)[0]).toMatchObject({ name: "All customers", traits: [] });
  });
});

describe("price levels", () => {
  it("compare a line with the usual price of its own product", () => {
    const line = (customer: string, item: string, amount: number): OrderLine =>
      ({ customer, item, amount, quantity: 2, pieceAreaFt2: 5 }) as OrderLine;
    const prices = linePrices([
      line("dear", "KNOTTED", 60),
      line("usual", "KNOTTED", 40),
      line("cheap", "KNOTTED", 20),
      line("usual", "DURRY", 10),
      line("free", "DURRY", 0),
    ]);
    expect([...prices]).toEqual([
      ["dear", 1.5],
      ["usual", 1],
      ["cheap", 0.5],
    ]);
  });
});
