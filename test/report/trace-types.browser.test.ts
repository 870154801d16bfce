import { describe, expect, test } from "vitest";
import { plotlyBundle } from "../../src/notebook/drawing/plotly-bundle";
import { traceTypes } from "../../src/report/chapters/trace-types";

describe("traceTypes", () => {
  test("finds every kind of trace in the bundle the study uses", async () => {
    const types = traceTypes((await plotlyBundle()).script);
    for (const type of [
      "scatter",
      "bar",
      "box",
      "violin",
      "heatmap",
      "histogram",
      "choropleth",
      "scattergeo",
      "sankey",
      "treemap",
      "parcoords",
      "scatterpolar",
    ]) {
      expect(types).toContain(type);
    }
    expect(types).not.toContain("nonsense");
  });

  test("finds in the smaller bundle what is drawn as SVG, and nothing else", async () => {
    const { script, vectorScript } = await plotlyBundle();
    const [all, vector] = [traceTypes(script), traceTypes(vectorScript)];
    const left = [...all].filter((type) => !vector.has(type)).sort();
    expect(left).toEqual([
      "choroplethmap",
      "cone",
      "densitymap",
      "isosurface",
      "mesh3d",
      "parcoords",
      "scatter3d",
      "scattergl",
      "scattermap",
      "scatterpolargl",
      "splom",
      "streamtube",
      "surface",
      "volume",
    ]);
    expect([...vector].every((type) => all.has(type))).toBe(true);
  });
});
