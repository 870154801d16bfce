/// <reference lib="dom" />
import { hideCoveredNames, hideTinyNumbers } from "./covered-names";
import type { PlotlyElement } from "../plotly";

/** Drawings that say when they are drawn again, by a zoom or another size of the window. */
const followed = new WeakSet<Element>();

/**
 * What is left to do after each drawing: its words for those who cannot see it, and its names where they can be read.
 *
 * @param place with its alternative text in `data-alt`.
 */
export function finishDrawing(place: HTMLElement): void {
  describe(place);
  if (followed.has(place)) return;
  followed.add(place);
  hideUnreadable(place);
  (place as PlotlyElement).on("plotly_afterplot", () => hideUnreadable(place));
}

function hideUnreadable(place: HTMLElement): void {
  hideCoveredNames(place);
  hideTinyNumbers(place);
}

/**
 * The drawing takes over the alternative text of its place, which then holds buttons of Plotly's too; the text within
 * the drawing is no sentence that could be read aloud.
 */
function describe(place: HTMLElement): void {
  place.removeAttribute("role");
  place.removeAttribute("aria-label");
  const [drawing, ...layers] = place.querySelectorAll(".main-svg");
  drawing?.setAttribute("role", "img");
  drawing?.setAttribute("aria-label", place.dataset["alt"] ?? "");
  for (const layer of layers) layer.setAttribute("aria-hidden", "true");
}
