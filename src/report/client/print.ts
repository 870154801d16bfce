/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { PAPER } from "./paper";

/** Size of the type on paper in CSS pixels: 10.5 points, as the print style sets it. */
const PAPER_TYPE = 14;

/** Tables wider than the paper are printed smaller, as far as it takes: paper does not scroll. */
export function startPrinting(): void {
  addEventListener("beforeprint", () => {
    const type = parseFloat(getComputedStyle(document.documentElement).fontSize);
    for (const table of tables()) {
      table.style.zoom = "";
      const width = table.offsetWidth * (PAPER_TYPE / type);
      if (width > PAPER) table.style.zoom = String(PAPER / width);
    }
  });
  addEventListener("afterprint", () => {
    for (const table of tables()) table.style.zoom = "";
  });
}

function tables(): readonly HTMLTableElement[] {
  return [...document.querySelectorAll<HTMLTableElement>(".scroll > table")];
}
