/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import { placeTip } from "./tip-place";

/** Milliseconds before a tip goes, so that the pointer can move onto it. */
const LINGER = 200;

/**
 * Numbers that say where they come from: the value at full precision and the cell that computed it, shown while the
 * pointer or the focus is on a number. Escape closes the tip, a first tap opens it, and following the number leads to
 * the cell, whose code then opens.
 */
export function startClaims(): void {
  const tip = document.createElement("div");
  tip.id = "claim-tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  const lines = ["claim-exact", "claim-source"].map((name) => {
    const line = document.createElement("span");
    line.className = name;
    tip.append(line);
    return line;
  });
  document.body.append(tip);
  let shown: HTMLElement | null = null;
  let leaving: number | undefined;

  const hide = () => {
    clearTimeout(leaving);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    tip.hidden = true;
  };
  const show = (claim: HTMLElement) => {
    clearTimeout(leaving);
    if (shown === claim) return;
    hide();
    shown = claim;
    const words = [claim.dataset["value"] ?? "", `computed by ${claim.dataset["source"] ?? ""}`];
    lines.forEach((line, i) => (line.textContent = words[i] ?? ""));
    tip.hidden = false;
    claim.setAttribute("aria-describedby", tip.id);
    placeTip(tip, claim);
  };
  const claimAt = (event: Event): HTMLElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLElement>("a.claim") : null;

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const claim = claimAt(event);
    if (claim) show(claim);
    else if (event.target instanceof Node && tip.contains(event.target)) clearTimeout(leaving);
    else if (shown && shown !== document.activeElement) {
      clearTimeout(leaving);
      leaving = window.setTimeout(hide, LINGER);
    }
  });
  document.addEventListener("focusin", (event) => {
    const claim = claimAt(event);
    if (claim?.matches(":focus-visible")) show(claim);
    else if (!claim) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  const follow = () => {
    // The focus that opened it may have scrolled the page.
    if (shown && shown === document.activeElement) placeTip(tip, shown);
    else hide();
  };
  document.addEventListener("scroll", follow, { passive: true, capture: true });
  document.addEventListener("click", (event) => {
    const claim = claimAt(event);
    if (!claim) {
      if (!(event.target instanceof Node && tip.contains(event.target))) hide();
      return;
    }
    const touched = event instanceof PointerEvent && event.pointerType === "touch";
    if (touched && shown !== claim) {
      event.preventDefault();
      show(claim);
      return;
    }
    hide();
    openCell(new URL((claim as HTMLAnchorElement).href).hash);
  });
  openCell(location.hash);
}

/** Unfolds the code of the cell that an address points at. */
function openCell(hash: string): void {
  const place = /[#.]cell-id=/.test(hash) ? document.getElementById(hash.slice(1)) : null;
  const code = place?.closest(".cell")?.querySelector("details.code");
  if (code instanceof HTMLDetailsElement) code.open = true;
}
