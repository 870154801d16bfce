import { expect, test } from "vitest";
import { narrowed } from "../../src/report/client/drawing/narrow";

const name = "white hanging heart t-light holder (currency)";
const axes = Array.from({ length: 7 }, (_, i) => (i === 0 ? "" : String(i + 1)));
// As a figure read from a file has them: by their letters, so that 10 would come before 2.
const layout = {
  grid: { rows: 3, columns: 3, pattern: "independent", ygap: 0.45 },
  ...Object.fromEntries(axes.map((suffix) => [`xaxis${suffix}`, { title: { text: name } }]).reverse()),
  ...Object.fromEntries(
    axes
      .map((suffix, i) => [`yaxis${suffix}`, { title: { text: i % 3 === 0 ? "customers" : "" } }])
      .reverse(),
  ),
};
const titleOf = (drawn: Record<string, unknown>, axis: string) =>
  (drawn[axis] as { title: { text: string } }).title.text;

test("seven panels, three next to each other, lie in four rows of two on a phone, with room for their titles", () => {
  const drawn = narrowed(layout, [], 358);
  expect(drawn["grid"]).toMatchObject({ rows: 4, columns: 2, pattern: "independent" });
  const lines = titleOf(drawn, "xaxis3").split("<br>").length;
  expect(lines).toBeGreaterThan(1);
  const { ygap } = drawn["grid"] as { ygap: number };
  const { height } = drawn["meta"] as { height: number };
  expect((height / 4) * ygap).toBeGreaterThan(lines * 16);
  expect((height / 4) * (1 - ygap)).toBeGreaterThan(100);
});

test("the first panel of each row names the vertical axis", () => {
  const drawn = narrowed(layout, [], 358);
  expect(axes.map((suffix) => titleOf(drawn, `yaxis${suffix}`))).toEqual([
    "customers",
    "",
    "customers",
    "",
    "customers",
    "",
    "customers",
  ]);
});

test("panels that share their scales, or are two next to each other, stay where they are", () => {
  const pairs = { ...layout, grid: { ...layout.grid, columns: 2 } };
  expect(narrowed(pairs, [], 358)["grid"]).toEqual(pairs.grid);
  const shared = { ...layout, grid: { rows: 3, columns: 3 } };
  expect(narrowed(shared, [], 358)["grid"]).toEqual(shared.grid);
});

test("panels whose axes only traces name are counted by these", () => {
  const grid = { rows: 2, columns: 3, pattern: "independent" };
  const data = ["x", "x2", "x3", "x4", "x5"].map((xaxis) => ({ type: "scatter", xaxis }));
  const drawn = narrowed({ grid }, data, 358);
  expect(drawn["grid"]).toMatchObject({ rows: 3, columns: 2 });
  expect((drawn["meta"] as { height: number }).height).toBeGreaterThan(3 * 120);
  const [, ...beyond] = data;
  expect(narrowed({ grid }, beyond, 358)["grid"]).toMatchObject({ rows: 3 });
});

test("pies that name their row and column stay in their grid", () => {
  const grid = { rows: 1, columns: 3, pattern: "independent" };
  const data = [0, 1, 2].map((column) => ({ type: "pie", domain: { row: 0, column } }));
  expect(narrowed({ grid }, data, 358)["grid"]).toEqual(grid);
});

test("titles have the width of their panels where three stay next to each other", () => {
  const shared = { ...layout, grid: { rows: 3, columns: 3 } };
  const linesOf = (drawn: Record<string, unknown>) => titleOf(drawn, "xaxis3").split("<br>").length;
  expect(linesOf(narrowed(shared, [], 358))).toBeGreaterThan(linesOf(narrowed(layout, [], 358)));
});
