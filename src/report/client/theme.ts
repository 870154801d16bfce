/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import { carried, carry, startCarrying } from "./choices/carried";

export type Theme = "light" | "dark";

const system = matchMedia("(prefers-color-scheme: dark)");
const listeners: (() => void)[] = [];
/** What the reader chose here or on the page before: links carry it on. */
let chosen: Theme | undefined = (["light", "dark"] as const).find((theme) => theme === carried("theme"));

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
  startCarrying();
  const apply = () => {
    if (chosen !== undefined) document.documentElement.dataset["theme"] = chosen;
  };
  const button = document.querySelector<HTMLButtonElement>("#theme");
  const mark = () => {
    button?.setAttribute("aria-pressed", String(currentTheme() === "dark"));
    for (const listener of listeners) listener();
  };
  system.addEventListener("change", () => {
    if (chosen === undefined) mark();
  });
  apply();
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    chosen = currentTheme() === "dark" ? "light" : "dark";
    carry("theme", chosen);
    apply();
    mark();
  });
  mark();
}
