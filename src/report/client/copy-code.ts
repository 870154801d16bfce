/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { toolButton } from "./tool-button";

/** How long a button says that it has copied, in milliseconds. */
export const SAID = 2000;

/** Gives every piece of code a button that copies it. */
export function startCopying(): void {
  for (const code of document.querySelectorAll<HTMLElement>("pre.source, .prose pre:has(> code)")) {
    const frame = document.createElement("div");
    frame.className = "copied";
    code.replaceWith(frame);
    const button = toolButton("Copy", "the code", () => void copy());
    button.setAttribute("aria-live", "polite");
    const copy = async () => {
      const done = await copyText(code.textContent ?? "");
      const said = done ? "Copied" : "Press Ctrl+C";
      button.textContent = said;
      button.setAttribute("aria-label", said);
      if (!done) getSelection()?.selectAllChildren(code);
      setTimeout(() => {
        button.textContent = "Copy";
        button.setAttribute("aria-label", "Copy the code");
      }, SAID);
    };
    frame.append(code, button);
  }
}

/** False where the browser does not let a page from disk write to the clipboard. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
