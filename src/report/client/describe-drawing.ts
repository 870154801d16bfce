/// <reference lib="dom" />

/**
 * The drawing takes over the alternative text of its place, which then holds buttons of Plotly's too; the text within
 * the drawing is no sentence that could be read aloud.
 *
 * @param place with its alternative text in `data-alt`.
 */
export function describeDrawing(place: HTMLElement): void {
  place.removeAttribute("role");
  place.removeAttribute("aria-label");
  const [drawing, ...layers] = place.querySelectorAll(".main-svg");
  drawing?.setAttribute("role", "img");
  drawing?.setAttribute("aria-label", place.dataset["alt"] ?? "");
  for (const layer of layers) layer.setAttribute("aria-hidden", "true");
}
