/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

export type Theme = "light" | "dark";

const system = matchMedia("(prefers-color-scheme: dark)");
const listeners: (() => void)[] = [];
/** What the reader chose on this page; it is kept nowhere, so the next page follows the system again. */
let chosen: Theme | undefined;

/** The theme the page is shown in: the reader's choice, else the system's. */
export function currentTheme(): Theme {
  return chosen ?? (system.matches ? "dark" : "light");
}

/** Calls back after every change of the theme, by the reader or by the system. */
export function onThemeChange(listener: () => void): void {
  listeners.push(listener);
}

/** The button that turns the page dark, and light again. */
export function startTheme(): void {
  const button = document.querySelector<HTMLButtonElement>("#theme");
  const mark = () => {
    button?.setAttribute("aria-pressed", String(currentTheme() === "dark"));
    for (const listener of listeners) listener();
  };
  system.addEventListener("change", () => {
    if (chosen === undefined) mark();
  });
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    chosen = currentTheme() === "dark" ? "light" : "dark";
    document.documentElement.dataset["theme"] = chosen;
    mark();
  });
  mark();
}
