/// <reference lib="dom" />
import type { Json } from "./plotly";

const touchScreen = matchMedia("(pointer: coarse)");

/** How every figure of a page behaves: no logo, no request, a bar of tools where there is a mouse. */
export function plotlyConfiguration(): Json {
  return {
    responsive: true,
    displaylogo: false,
    displayModeBar: touchScreen.matches ? false : "hover",
    showSendToCloud: false,
    plotlyServerURL: "",
    topojsonURL: "",
    // Pictures are saved by the buttons below the figure, which the keyboard reaches too.
    modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d", "toImage"],
  };
}
