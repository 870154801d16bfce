import type { Layout } from "./figure";

/** The plain map of the world that circles and colours are drawn on; a chart adds its own place. */
export function worldMap(more: Layout = {}): Layout {
  return {
    scope: "world",
    // Else Plotly moves the map to where the data are.
    fitbounds: false,
    projection: { type: "natural earth" },
    lataxis: { range: [-58, 85] },
    showland: true,
    landcolor: "#F1F1F1",
    showcountries: true,
    countrycolor: "#D0D0D0",
    showcoastlines: false,
    showframe: false,
    ...more,
  };
}
