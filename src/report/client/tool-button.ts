/// <reference lib="dom" />

/**
 * A small button below a figure, a table or a piece of code.
 *
 * @param text What is seen, and begins what is heard.
 * @param what What the button is for, heard after it: `of Figure 7.3`.
 */
export function toolButton(text: string, what: string, act: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tool";
  button.textContent = text;
  button.setAttribute("aria-label", `${text} ${what}`);
  button.addEventListener("click", act);
  return button;
}
