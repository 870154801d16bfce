/// <reference lib="dom" />
import type { Plotly, PlotlyElement } from "../plotly";
import { isNarrow } from "../themed";

/** The share of a figure's height that a legend may take before the figure grows. */
const SHARE = 1 / 4;

/**
 * Makes a narrow figure higher by what its legend, which is below the plot there, needs more than a quarter of it: Plotly would
 * cut the legend and squeeze the plot. Takes the room back where it is no longer needed.
 */
export async function giveLegendRoom(place: HTMLElement, plotly: Plotly): Promise<void> {
  const given = parseFloat(place.style.getPropertyValue("--legend-room")) || 0;
  const own = place.clientHeight - given;
  const legend = (place as PlotlyElement)._fullLayout?.legend?._height ?? 0;
  const needed = isNarrow(place.clientWidth) ? Math.max(0, Math.ceil(legend - own * SHARE)) : 0;
  if (needed === given) return;
  place.style.setProperty("--legend-room", `${needed}px`);
  await plotly.Plots.resize(place);
}
