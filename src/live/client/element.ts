/// <reference lib="dom" />
import { revealControls } from "../../report/pages/reveal-controls";

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * An element of the page. Text is always text, with its hidden characters shown: names come from a reader's file.
 *
 * @param attributes `true` sets an attribute without a value, `false` and `undefined` leave it out.
 * @example element("p", { class: "note" }, "3 < 4, said ", element("b", {}, name))
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? "" : revealControls(String(value)));
  }
  made.append(...children.map((child) => (typeof child === "string" ? revealControls(child) : child)));
  return made;
}
