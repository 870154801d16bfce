import { describe, expect, test } from "vitest";
import { pointsOf as namedPointsOf } from "../../src/report/figure-data/points-of";
import { figureData } from "../../src/report/figure-data/figure-data";
import { unpackedNumbers } from "../../src/report/figure-data/packed-numbers";

const axes = {
  xaxis: { title: { text: "customer" } },
  yaxis: { title: { text: "revenue (money)" } },
  yaxis2: { title: { text: "share (of all)" } },
};
const only = (data: Parameters<typeof figureData>[0], layout = {}) => {
  const tables = figureData(data, layout);
  expect(tables).toHaveLength(1);
  return { names: tables[0]?.columns.map(({ name }) => name), ...tables[0] };
};

describe("the data of a figure as tables", () => {
  test("has the axes' words, their units, numbers to the right", () => {
    const { columns, rows } = only([{ type: "bar", x: ["A", "B"], y: [3, null] }], axes);
    expect(columns).toEqual([
      { name: "customer", align: "left" },
      { name: "revenue", unit: "money", align: "right" },
    ]);
    expect(rows).toEqual([
      ["A", 3],
      ["B", null],
    ]);
  });

  test("puts names before values in bars that lie", () => {
    const { names, rows } = only([{ type: "bar", orientation: "h", x: [3], y: ["A"] }]);
    expect([names, rows]).toEqual([["name", "x"], [["A", 3]]]);
  });

  test("gives series of the same categories a column each, with the unit of their own axis", () => {
    const x = ["A", "B"];
    const { columns, rows } = only(
      [
        { type: "bar", name: "revenue", x, y: [3, 1] },
        { name: "running share", x, y: [0.75, 1], yaxis: "y2" },
      ],
      axes,
    );
    expect(columns?.slice(1)).toEqual([
      { name: "revenue", unit: "money", align: "right" },
      { name: "running share", unit: "of all", align: "right" },
    ]);
    expect(rows).toEqual([
      ["A", 3, 0.75],
      ["B", 1, 1],
    ]);
  });

  test("gives points of other series a row each, with their labels", () => {
    const { names, rows } = only([
      { name: "one", x: [1], y: [2], text: ["A &lt;1&gt;"] },
      { name: "two<br>lines", x: [3], y: [4], text: ["<b>B</b>"] },
    ]);
    expect(names).toEqual(["series", "label", "x", "y"]);
    expect(rows).toEqual([
      ["one", "A <1>", 1, 2],
      ["two lines", "B", 3, 4],
    ]);
  });

  test("leaves out what only decorates", () => {
    const { rows } = only([
      { name: "line", x: [0, 1], y: [0, 1], hoverinfo: "skip" },
      { x: ["A"], y: [1] },
    ]);
    expect(rows).toEqual([["A", 1]]);
    expect(figureData([{ x: [1], y: [1], visible: false }], {})).toEqual([]);
  });

  test("gives error bars as intervals", () => {
    const bars = { array: [1], arrayminus: [0.5] };
    const { names, rows } = only([{ x: ["A"], y: [2], error_y: bars }]);
    expect(names).toEqual(["name", "y", "interval from", "interval to"]);
    expect(rows).toEqual([["A", 2, 1.5, 3]]);
  });

  test("reads a heat map from its head down, as it is drawn", () => {
    const map = { type: "heatmap", x: ["a", "b"], y: ["foot", "head"], z: [[1, 2], [3, 4]] }; // prettier-ignore
    expect(only([map]).rows).toEqual([
      ["head", 3, 4],
      ["foot", 1, 2],
    ]);
    const turned = { yaxis: { autorange: "reversed" } };
    expect(only([map], turned).rows?.[0]).toEqual(["foot", 1, 2]);
  });

  test("reads numbers that Plotly packs", () => {
    const z = { dtype: "i1", bdata: btoa("\u0001\u0002\u00ff\u0000"), shape: "2, 2" };
    expect(only([{ type: "heatmap", x: ["a", "b"], z }]).rows).toEqual([
      [2, -1, 0],
      [1, 1, 2],
    ]);
    expect(unpackedNumbers({ dtype: "f8", bdata: btoa("\0\0\0\0\0\0\xf8\x3f") })).toEqual([1.5]);
    expect(unpackedNumbers({ dtype: "f4", bdata: btoa("\0\0\xc0\x7f") })).toEqual([null]);
    expect(unpackedNumbers([1])).toBeUndefined();
  });

  test("says of flows where they come from and go, of branches what they are part of", () => {
    const sankey = {
      type: "sankey",
      node: { label: ["A", "B"] },
      link: { source: [0], target: [1], value: [5] },
    };
    expect(only([sankey]).rows).toEqual([["A", "B", 5]]);
    const tree = {
      type: "treemap",
      ids: ["r", "c"],
      labels: ["all", "child"],
      parents: ["", "r"],
      values: [2, 2],
    };
    expect(only([tree]).rows).toEqual([
      ["all", "", 2],
      ["child", "all", 2],
    ]);
  });

  test("makes a table of each panel, told apart by its axis", () => {
    const tables = figureData(
      [
        { type: "histogram", x: [1], xaxis: "x" },
        { type: "histogram", x: [2], xaxis: "x2" },
      ],
      { xaxis: { title: { text: "revenue" } }, xaxis2: { title: { text: "pieces" } } },
    );
    expect(tables.map(({ part }) => part)).toEqual(["revenue", "pieces"]);
  });

  test("does not call numbers by the title of a scale that is labelled with others", () => {
    const colorbar = { title: { text: "revenue" }, tickvals: [1], ticktext: ["10"] };
    expect(only([{ type: "choropleth", locations: ["USA"], z: [7.4], colorbar }]).names).toEqual([
      "place",
      "value drawn",
    ]);
  });
});

test("a customer called by a number is found as a point or a category, and never as the length of a bar", () => {
  const scatter = { type: "scatter", x: [1, 2], y: [3, 4], text: ["39<br>more", "40"] };
  const bars = { type: "bar", x: ["38", "39"], y: [39, 12], text: ["39", "12"] };
  expect(namedPointsOf("39", [scatter]).map(({ x, y }) => [x, y])).toEqual([[[1], [3]]]);
  expect(namedPointsOf("39", [bars]).map(({ x, y }) => [x, y])).toEqual([[["39"], [12]]]);
  expect(namedPointsOf("12", [bars])).toEqual([]);
  expect(namedPointsOf("Ash", [{ ...bars, text: ["Ash", ""] }]).map(({ y }) => y)).toEqual([[39]]);
});
