/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** Gives each heading of the text a handle: its address, to be sent or kept. */
export function startHandles(): void {
  const headings = "main :is(h2, h3, h4)[id]:not(.visually-hidden)";
  for (const heading of document.querySelectorAll<HTMLElement>(headings)) {
    const handle = document.createElement("a");
    handle.className = "handle";
    handle.href = `#${encodeURIComponent(heading.id)}`;
    handle.textContent = "#";
    handle.setAttribute("aria-label", `Address of “${(heading.textContent ?? "").trim()}”`);
    heading.append(" ", handle);
  }
}
