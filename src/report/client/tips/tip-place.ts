/// <reference lib="dom" />

/** Space between a tip and what it explains, and between it and the window's edge, in CSS pixels. */
const GAP = 8;

/** Puts a tip above the first line of an element, or below where there is no room; within the window. */
export function placeTip(tip: HTMLElement, element: HTMLElement): void {
  const [first] = element.getClientRects();
  if (!first) return;
  const { width, height } = tip.getBoundingClientRect();
  const room = document.documentElement.clientWidth;
  const left = Math.min(first.left + first.width / 2 - width / 2, room - width - GAP);
  const above = first.top - height - GAP;
  // Clear of the bar at the head of the page.
  const bar = document.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0;
  tip.style.left = `${Math.max(GAP, left)}px`;
  tip.style.top = `${above > bar ? above : first.bottom + GAP}px`;
}
