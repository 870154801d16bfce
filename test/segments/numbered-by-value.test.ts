import { describe, expect, it } from "vitest";
import { InputError } from "../../src/core/input-error";
import { customerBaseOf } from "../../src/customers/customer-base";
import { customerFeatures } from "../../src/customers/recipe/apply-recipe";
import { oneOffSharesFinding } from "../../src/findings/profiles/one-off-finding";
import { salesLinesOf } from "../../src/lines/sales-lines";
import { observations } from "../../src/math/linear/observations";
import { numberedByValue, segmentationOf } from "../../src/segments/segmentation";
import { sale } from "../lines/sales";

const customers = ["A", "B", "C", "GIANT"];
const base = customerBaseOf({
  name: "four",
  customers,
  value: "revenue",
  columns: [
    { name: "revenue", type: "amount", role: "feature", unit: "currency", numbers: [180, 60, 100, 1000] },
    { name: "orders", type: "count", role: "feature", unit: "orders", numbers: [3, 2, 4, 2] },
  ],
});
const features = customerFeatures(base);
const clustering = { labels: Int32Array.of(0, 1, 0, 1), method: "by hand", parameters: {} };

describe("numberedByValue", () => {
  it("gives each cluster the number of the segment that holds the same customers", () => {
    const { labels } = numberedByValue(clustering, features, base);
    expect([...labels]).toEqual([1, 0, 1, 0]);
    expect(labels).toEqual(segmentationOf(clustering, features, base).labels);
  });

  it("numbers a sample of the customers by what they are worth, and leaves noise", () => {
    const sample = observations([[1], [2], [3]], { rowNames: ["C", "GIANT", "B"], columnNames: ["x"] });
    expect([...numberedByValue({ labels: Int32Array.of(4, 2, -1) }, sample, base).labels]).toEqual([
      1, 0, -1,
    ]);
  });

  it("refuses rows that are no customers of the base, and labels of other rows", () => {
    const strange = observations([[1]], { rowNames: ["Z"], columnNames: ["x"] });
    expect(() => numberedByValue({ labels: Int32Array.of(0) }, strange, base)).toThrow(/a row "Z"/);
    expect(() => numberedByValue({ labels: Int32Array.of(0) }, features, base)).toThrow(InputError);
  });
});

describe("the segments' shares without one month", () => {
  const line = (customer: string, day: string, amount: number) => sale(customer, day, { amount });
  const others = [line("A", "2020-01-02", 180), line("B", "2020-05-02", 60), line("C", "2021-12-31", 100)];
  const segmentation = segmentationOf(clustering, features, base);

  it("are said next to the shares with it", () => {
    const lines = salesLinesOf([
      ...others,
      line("GIANT", "2020-03-05", 900),
      line("GIANT", "2021-06-05", 100),
    ]);
    // All 1,340, without the 900: 440, of which B and the giant bring 160, A and C 280.
    expect(oneOffSharesFinding(segmentation, lines).text).toBe(
      "90.0% of the 1.00 thousand that GIANT ever brought fell into one month, 2020-03: an event, not a level to plan with. Without that month the segments' shares, from the first on, are 36.4%, 63.6%.",
    );
  });

  it("are not said where no month stands out, and without lines", () => {
    const months = ["2020-01-05", "2020-02-05", "2020-03-05", "2020-04-05"];
    const steady = salesLinesOf([...others, ...months.map((day) => line("GIANT", day, 250))]);
    expect(oneOffSharesFinding(segmentation, steady).text).toBe("");
    expect(oneOffSharesFinding(segmentation, null).text).toBe("");
  });
});
