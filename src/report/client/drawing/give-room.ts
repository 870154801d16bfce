/// <reference lib="dom" />
import type { Plotly, PlotlyElement } from "../plotly";
import { isNarrow } from "../themed";

/** The share of a figure's height that a legend may take before the figure grows. */
const SHARE = 1 / 4;
/** Height of a line of a name at the vertical axis, in pixels. */
const LINE = 16;

/**
 * Makes a narrow figure higher where its place is too low. Its legend is below the plot there, and Plotly would cut one that is long
 * and squeeze the plot; long names at the vertical axis take several lines, and would cover one another; panels lie in more rows. Takes the room back where
 * it is no longer needed.
 */
export async function giveRoom(place: HTMLElement, plotly: Plotly): Promise<void> {
  const given = parseFloat(place.style.getPropertyValue("--more-room")) || 0;
  const { legend, yaxis, meta, _size } = (place as PlotlyElement)._fullLayout ?? {};
  const forLegend = Math.max(0, (legend?._height ?? 0) - (place.clientHeight - given) * SHARE);
  const names = yaxis?.ticktext ?? [];
  const lines = Math.max(0, ...names.map((name) => name.split("<br>").length));
  const forNames =
    lines > 1 ? Math.max(0, names.length * lines * LINE - (_size?.h ?? 0) + given - forLegend) : 0;
  const forPanels = Math.max(0, (meta?.height ?? 0) - place.clientHeight + given);
  const needed = isNarrow(place.clientWidth) ? Math.ceil(Math.max(forLegend + forNames, forPanels)) : 0;
  if (needed === given) return;
  place.style.setProperty("--more-room", `${needed}px`);
  await plotly.Plots.resize(place);
}
