/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { placeTip } from "./tip-place";

/** Milliseconds before a tip goes, so that the pointer can move onto it. */
const LINGER = 250;
/** What has a tip. */
const NOTED = "a.term, a.cite";

/**
 * Terms and citations explain themselves where they are: what the end of the page says about them is shown while the
 * pointer or the focus is on them, or after a tap. Escape closes it. Following the link with the keyboard leads to
 * the list itself, as it does without a script.
 */
export function startNotes(): void {
  if (!document.querySelector(NOTED)) return;
  const tip = document.createElement("div");
  tip.id = "note-tip";
  tip.hidden = true;
  document.body.append(tip);
  let shown: HTMLAnchorElement | null = null;
  let leaving: number | undefined;

  const hide = () => {
    clearTimeout(leaving);
    shown = null;
    tip.hidden = true;
  };
  const show = (link: HTMLAnchorElement) => {
    clearTimeout(leaving);
    if (shown === link) return;
    const content = explanation(link);
    if (!content) return;
    shown = link;
    tip.replaceChildren(...content);
    tip.hidden = false;
    // The tip comes after its link, so that the next Tab reaches an address in it.
    link.after(tip);
    placeTip(tip, link);
  };
  const linkAt = ({ target }: Event): HTMLAnchorElement | null => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>(NOTED) : null;
    return link && !tip.contains(link) ? link : null;
  };
  const isInTip = ({ target }: Event) => target instanceof Node && tip.contains(target);

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = linkAt(event);
    if (link) show(link);
    else if (isInTip(event)) clearTimeout(leaving);
    else if (shown && shown !== document.activeElement) {
      clearTimeout(leaving);
      leaving = window.setTimeout(hide, LINGER);
    }
  });
  document.addEventListener("focusin", (event) => {
    const link = linkAt(event);
    if (link?.matches(":focus-visible")) show(link);
    else if (!link && !isInTip(event)) hide();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") hide();
  });
  const follow = () => {
    const focused = document.activeElement;
    // The focus that opened it may have scrolled the page.
    if (shown && (shown === focused || tip.contains(focused))) placeTip(tip, shown);
    else hide();
  };
  document.addEventListener("scroll", follow, { passive: true });
  document.addEventListener("click", (event) => {
    const link = linkAt(event);
    if (!link) {
      if (!isInTip(event)) hide();
      return;
    }
    // A click that comes from the keyboard counts none: it follows the link.
    if (event.detail === 0) hide();
    else {
      event.preventDefault();
      show(link);
    }
  });
}

/** What the end of the page says of a term or a publication, without its ids and ways back. */
function explanation(link: HTMLAnchorElement): Node[] | undefined {
  const entry = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!entry) return undefined;
  const copy = entry.cloneNode(true) as HTMLElement;
  for (const part of copy.querySelectorAll(".back, .cite")) part.remove();
  for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
  const [term, definition] = [copy.querySelector("dt"), copy.querySelector("dd")];
  if (!term || !definition) return [...copy.childNodes];
  const name = document.createElement("strong");
  name.append(...term.childNodes);
  return [name, ...definition.childNodes];
}
