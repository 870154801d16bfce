/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** The button that opens or folds the code of all cells. */
export function startCode(): void {
  const button = document.querySelector<HTMLButtonElement>("#show-code");
  if (!button) return;
  const folds = [...document.querySelectorAll<HTMLDetailsElement>("details.code")];
  const mark = () => {
    const all = folds.every(({ open }) => open);
    button.setAttribute("aria-pressed", String(all));
    button.textContent = all ? "Hide all code" : "Show all code";
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-pressed") !== "true";
    const anchor = topmost();
    const before = anchor?.getBoundingClientRect().top ?? 0;
    for (const fold of folds) fold.open = open;
    // What the reader looks at stays where it is while cells above it grow or shrink.
    if (anchor) scrollBy(0, anchor.getBoundingClientRect().top - before);
    mark();
  });
  for (const fold of folds) fold.addEventListener("toggle", mark);
}

/** The first block of the text that reaches into the window. */
function topmost(): Element | undefined {
  const blocks = [...document.querySelectorAll("main > *, main figure, main .table")];
  return blocks.find((block) => block.getBoundingClientRect().top >= 60);
}
