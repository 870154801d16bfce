import { describe, expect, test } from "vitest";
import { InputError } from "../../src/core/input-error";
import { onDark } from "../../src/report/client/neutral-colour";
import { themed, type Presentation } from "../../src/report/client/themed";
import { figurePayload } from "../../src/report/chapters/figure-payload";
import { DARK, LIGHT } from "../../src/report/pages/palette";
import { traceTypes } from "../../src/report/chapters/trace-types";
import { HOSTILE } from "./fixture-notebook";

const drawable = new Set(["scatter", "bar", "choropleth", "scattergeo", "scattermap"]);
const payload = (data: unknown, layout: unknown = {}) =>
  figurePayload({ data, layout }, "Title", drawable, `notebook "x", cell 3`);

describe("traceTypes", () => {
  test("complains of a text that is no bundle", () => {
    expect(() => traceTypes("var x = 1;")).toThrow(InputError);
  });
});

describe("figurePayload", () => {
  test("refuses a trace type the page could not draw, and says where", () => {
    expect(() => payload([{ type: "bars" }])).toThrow(
      /^notebook "x", cell 3, figure "Title": expected a type of the Plotly bundle: bar, .*, got a trace of type "bars"/,
    );
  });

  test("refuses what would need the network", () => {
    expect(() => payload([{ type: "scattermap" }])).toThrow(/map tiles/);
    expect(() => payload([{ type: "choropleth", geojson: "https://example.org/x.json" }])).toThrow(
      /loads nothing/,
    );
    expect(() => payload([], { images: [{ source: "https://example.org/x.png" }] })).toThrow(/loads nothing/);
    expect(payload([], { images: [{ source: "data:image/png;base64,AAAA" }] }).layout).toHaveProperty(
      "images",
    );
  });

  test.each([[null], [[]], [{ data: {} }]])("refuses %j, which is no figure", (spec) => {
    expect(() => figurePayload(spec, "Title", drawable, "here")).toThrow(InputError);
  });

  test("takes a trace without a type for a scatter plot, as Plotly does", () => {
    expect(payload([{ x: [1] }]).data).toEqual([{ x: [1] }]);
  });

  test("asks for coastlines only where there is a map", () => {
    expect(payload([{ type: "bar" }]).needsGeography).toBe(false);
    expect(payload([{ type: "bar" }, { type: "scattergeo" }]).needsGeography).toBe(true);
  });

  test("cuts numbers to seven digits, keeps whole ones and gaps", () => {
    const [trace] = payload([{ y: [1 / 3, 1234567890123, null, -0.000123456789] }]).data;
    expect(trace?.["y"]).toEqual([0.3333333, 1234567890123, null, -0.0001234568]);
  });

  test("leaves title, size and the room for the title to the page", () => {
    const { layout, height } = payload([], {
      title: { text: "T" },
      width: 900,
      height: 300,
      autosize: false,
      margin: { t: 56, l: 70 },
    });
    expect(layout).toEqual({ margin: { t: 32, l: 70 } });
    expect(height).toBe(300);
    expect(payload([]).height).toBe(440);
  });

  test("says whether both axes have one scale", () => {
    const of = (layout: object) => payload([{ x: [1], y: [2] }], layout).isSquare;
    expect([of({ yaxis: { scaleanchor: "x" } }), of({ yaxis: {} }), of({})]).toEqual([true, false, false]);
  });

  test("shows markup of the data as text, and keeps Plotly's own", () => {
    const kept =
      '<b>bold</b><br>x<sup>2</sup> <extra></extra> <span style="color:red">r</span> %{y:.1%} a < b';
    expect(payload([{ text: kept }]).data).toEqual([{ text: kept }]);
    for (const text of HOSTILE) {
      const [trace] = payload([{ text }]).data;
      expect(trace?.["text"]).not.toMatch(/<(?!br)[/!a-z]/i);
    }
    expect(payload([{ text: "<b onclick=x>" }]).data).toEqual([{ text: "&lt;b onclick=x>" }]);
  });
});

describe("onDark", () => {
  test("turns greys round and leaves hues alone", () => {
    expect(onDark("#000000", DARK)).toBe("rgba(233, 230, 223, 1)");
    expect(onDark("white", DARK)).toBe("rgba(27, 30, 36, 1)");
    expect(onDark("rgba(120, 120, 120, 0.3)", DARK)).toMatch(/^rgba\(\d+, \d+, \d+, 0\.3\)$/);
    expect(onDark("#0072B2", DARK)).toBe("#0072B2");
    expect(onDark("Blues", DARK)).toBe("Blues");
    expect(onDark("rgba(0,0,0,0)", DARK)).toMatch(/, 0\)$/);
  });
});

describe("themed", () => {
  const screen: Presentation = { theme: "dark", width: 900, height: 400, fixed: false, touch: false };
  const layout = {
    font: { size: 13, color: "#222" },
    xaxis: { title: { text: "x" }, gridcolor: "#eee" },
    yaxis2: { overlaying: "y" },
    geo: { showland: true, landcolor: "#f1f1f1" },
    annotations: [{ text: "a", font: { color: "#555" } }],
    legend: { y: 1.1 },
    margin: { l: 70, r: 24, t: 32, b: 60 },
  };

  test("gives clear paper, the theme's ink and grid, on named axes and by template on all others", () => {
    const { layout: dark } = themed([], layout, screen);
    expect(dark).toMatchObject({
      paper_bgcolor: "rgba(0, 0, 0, 0)",
      font: { size: 13, color: DARK.ink },
      xaxis: { title: { text: "x" }, gridcolor: DARK.grid },
      yaxis2: { overlaying: "y", gridcolor: DARK.grid },
      geo: { showland: true, landcolor: DARK.grid },
      template: { layout: { xaxis: { gridcolor: DARK.grid } } },
    });
    expect(themed([], layout, { ...screen, theme: "light" }).layout).toMatchObject({
      font: { color: LIGHT.ink },
    });
  });

  test("breaks the title of a horizontal axis in a narrow place, and no title in a wide one", () => {
    const text = "specification, the least like the others first";
    const titled = { ...layout, xaxis: { title: { text } } };
    expect(themed([], titled, { ...screen, width: 346 }).layout).toMatchObject({
      xaxis: { title: { text: "specification, the least<br>like the others first" } },
    });
    expect(themed([], titled, screen).layout).toMatchObject({ xaxis: { title: { text } } });
  });

  test("turns the figure's own greys in the dark only, but not text on coloured cells or scales", () => {
    const data = [
      { type: "bar", marker: { color: ["#0072B2", "#999999"] }, insidetextfont: { color: "white" } },
      { type: "treemap", textfont: { color: "#ffffff" } },
      { type: "heatmap", colorscale: [[0, "#ffffff"]] },
    ];
    const [bar, treemap, heatmap] = themed(data, layout, screen).data;
    expect(bar).toEqual({
      type: "bar",
      marker: { color: ["#0072B2", onDark("#999999", DARK)] },
      insidetextfont: { color: "white" },
    });
    expect([treemap, heatmap]).toEqual(data.slice(1));
    expect(themed(data, layout, { ...screen, theme: "light" }).data).toEqual(data);
  });

  test("puts the legend under a narrow plot and shrinks its margins", () => {
    const { layout: narrow } = themed([], layout, { ...screen, width: 350, touch: true });
    expect(narrow).toMatchObject({
      legend: { orientation: "h", yref: "container", y: 0, x: 0 },
      margin: { l: 48, r: 16 },
      dragmode: false,
    });
    expect(themed([], layout, screen).layout).toMatchObject({ legend: { y: 1.1 }, margin: { l: 70 } });
  });

  test("puts a legend that is meant below the plot at the foot of the figure, where no axis has its title", () => {
    const below = { ...layout, legend: { orientation: "h", y: -0.2, itemsizing: "constant" } };
    expect(themed([], below, screen).layout).toMatchObject({
      legend: { orientation: "h", yref: "container", y: 0, yanchor: "bottom", itemsizing: "constant" },
    });
    const above = { ...layout, legend: { orientation: "h", y: 1.02, yanchor: "bottom" } };
    expect(themed([], above, screen).layout).toMatchObject({
      legend: { orientation: "h", yref: "container", y: 1, yanchor: "top" },
    });
    const note = { yref: "paper", y: -0.1, text: "2020", showarrow: false };
    expect(themed([], { ...below, annotations: [note] }, screen).layout).toMatchObject({
      legend: { orientation: "h", y: -0.2 },
    });
  });

  test("fixes the size on paper", () => {
    const { layout: paper } = themed([], layout, { ...screen, theme: "light", width: 660, fixed: true });
    expect(paper).toMatchObject({ width: 660, height: 400, autosize: false });
    expect(themed([], layout, screen).layout).not.toHaveProperty("width");
  });

  test("changes nothing it is given", () => {
    const frozen = JSON.stringify(layout);
    themed([{ type: "bar", marker: { color: "#999" } }], layout, { ...screen, width: 300, touch: true });
    expect(JSON.stringify(layout)).toBe(frozen);
  });
});
