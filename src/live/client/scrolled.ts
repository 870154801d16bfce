/// <reference lib="dom" />
import { element } from "./element";

/** A table in a place of its own that scrolls sideways, by keyboard, too. */
export function scrolled(label: string, table: HTMLTableElement): HTMLElement {
  return element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, table);
}
