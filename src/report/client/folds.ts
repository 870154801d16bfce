/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** The buttons that open or fold the code of all cells, and all checks. */
export function startFolds(): void {
  startButton("#show-code", "details.code", { open: "Show all code", close: "Hide all code" });
  startButton("#show-checks", "details.check", { open: "Open all checks", close: "Fold all checks" });
  // A link into a fold opens it: not every browser does so itself.
  const openTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folds = target ? enclosing(target) : [];
    for (const fold of folds) fold.open = true;
    if (folds.length > 0) target?.scrollIntoView();
  };
  addEventListener("hashchange", openTarget);
  openTarget();
}

/** True for an element in a fold that is closed: the reader sees nothing of it, and paper has none of it. */
export function isFolded(element: Element): boolean {
  return element.closest("details:not([open])") !== null;
}

function enclosing(element: Element): HTMLDetailsElement[] {
  const fold = element.parentElement?.closest("details");
  return fold ? [fold, ...enclosing(fold)] : [];
}

function startButton(
  name: string,
  selector: string,
  words: { readonly open: string; readonly close: string },
): void {
  const button = document.querySelector<HTMLButtonElement>(name);
  if (!button) return;
  const folds = [...document.querySelectorAll<HTMLDetailsElement>(selector)];
  const mark = () => {
    const all = folds.every(({ open }) => open);
    button.setAttribute("aria-pressed", String(all));
    button.textContent = all ? words.close : words.open;
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
