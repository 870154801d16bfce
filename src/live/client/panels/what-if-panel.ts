/// <reference lib="dom" />
import { sameSettings } from "../../live-settings";
import { whatIfs, type WhatIf } from "../../what-ifs";
import { element } from "../element";
import type { LiveSession } from "./live-panel";

/** Questions to start from, one click each. */
export function mountWhatIfs(place: HTMLElement, session: LiveSession): void {
  const list = element("ul", { class: "chips", "aria-labelledby": "what-if" });
  place.append(element("h2", { id: "what-if" }, "What if …"), list);
  let buttons: readonly { readonly button: HTMLButtonElement; readonly state: WhatIf["state"] }[] = [];
  const mark = () => {
    for (const { button, state } of buttons) {
      button.setAttribute("aria-pressed", String(sameSettings(session.state, state)));
    }
  };
  const rebuild = () => {
    buttons = whatIfs(session.data).map(({ question, state }) => {
      const button = element("button", { type: "button", class: "chip" }, question);
      button.addEventListener("click", () => session.choose(state));
      return { button, state };
    });
    list.replaceChildren(...buttons.map(({ button }) => element("li", {}, button)));
    mark();
  };
  session.on("data", rebuild);
  session.on("state", mark);
  rebuild();
}
