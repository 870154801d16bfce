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
    // What the reader looks at stays in its place meanwhile: browsers anchor the scroll themselves.
    for (const fold of folds) fold.open = open;
    mark();
  });
  for (const fold of folds) fold.addEventListener("toggle", mark);
}
