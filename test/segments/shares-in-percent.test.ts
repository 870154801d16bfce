import { expect, test } from "vitest";
import { columnPanels } from "../../src/charts/customers/column-panels";
import { customerBaseOf } from "../../src/customers/customer-base";
import { featureCandidates } from "../../src/customers/recipe/feature-candidates";
import type { ColumnDraft } from "../../src/customers/column";
import { descriptorsOf } from "../../src/segments/profiles/descriptor";
import { inUnit } from "../../src/segments/profiles/in-unit";

const number = (name: string, numbers: readonly number[], change: Partial<ColumnDraft>): ColumnDraft => ({
  name,
  type: "amount",
  role: "feature",
  numbers,
  ...change,
});
const part = (name: string, numbers: readonly number[], role: ColumnDraft["role"]): ColumnDraft =>
  number(name, numbers, { role, unit: "currency", whole: "mix" });
const base = customerBaseOf({
  name: "shares",
  customers: ["A", "B", "C"],
  columns: [
    number("given back", [0, 0.004, 0.5], { type: "share" }),
    number("discount", [1, 2, 30], { type: "score", unit: "%" }),
    number("orders", [1, 2, 3], { type: "count", unit: "orders" }),
    number("a name of a product that is long", [1, 2, 3], {}),
    part("tea", [1, 1, 0], "describe"),
    part("(other products)", [1, 3, 1], "set aside"),
  ],
});

test("a share without a unit is written in percents wherever it is described", () => {
  const { numeric } = descriptorsOf(base);
  expect(numeric.map(({ name, unit }) => [name, unit])).toEqual([
    ["given back", "share"],
    ["discount", "%"],
    ["orders", "orders"],
    ["a name of a product that is long", ""],
  ]);
  expect(featureCandidates(base).map(({ name, unit }) => [name, unit])).toContainEqual([
    "given back",
    "share",
  ]);
  expect([0, 0.004, 0.0149, 0.5, -0.002].map((value) => inUnit(value, "share").text)).toEqual([
    "0%",
    "0.4%",
    "1.5%",
    "50%",
    "-0.2%",
  ]);
});

test("parts are shares of the money of their whole", () => {
  const { mix } = descriptorsOf(base);
  expect(mix.map(({ name, unit, values }) => [name, unit, Array.from(values)])).toEqual([
    ["tea", "share of money", [0.5, 0.25, 0]],
    ["(other products)", "share of money", [0.5, 0.75, 1]],
  ]);
});

test("panels of shares have percents, and a unit that is the name is not written twice", () => {
  const { layout } = columnPanels(base, ["given back", "orders", "discount"], "All");
  const titles = ["xaxis", "xaxis2", "xaxis3"].map((name) => layout[name] as Record<string, unknown>);
  expect(titles.map(({ tickformat }) => tickformat)).toEqual([".0%", "~s", "~s"]);
  expect(JSON.stringify(titles.map(({ title }) => title))).toContain('"orders"');
  const long = columnPanels(base, ["a name of a product that is long"], "All").layout["xaxis"];
  expect(JSON.stringify(long)).toContain('"a name of a product that …"');
  expect(JSON.stringify(titles)).not.toContain("orders (orders)");
});
