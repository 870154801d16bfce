/// <reference lib="dom" />
import { isNarrow } from "../themed";

/** Calls `listener` when a place on the screen becomes narrow or wide, as when a phone is turned. */
export function followWidth(place: HTMLElement, listener: () => void): void {
  let narrow = isNarrow(place.clientWidth);
  new ResizeObserver(() => {
    const { clientWidth } = place;
    if (clientWidth === 0 || isNarrow(clientWidth) === narrow || matchMedia("print").matches) return;
    narrow = !narrow;
    listener();
  }).observe(place);
}
