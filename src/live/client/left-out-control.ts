/// <reference lib="dom" />
import { element } from "./element";
import type { LiveSession } from "./panels/live-panel";

/** More names than this no list shows well. */
const MOST_OFFERED = 2_000;

/** Leaves customers out by name, and brings them back: what a click on the map does, for the keyboard. */
export function leftOutControl(session: LiveSession): HTMLElement {
  const input = element("input", {
    id: "leave-out",
    list: "customers",
    autocomplete: "off",
    spellcheck: "false",
  });
  const names = element(
    "datalist",
    { id: "customers" },
    ...session.data.base.customers.slice(0, MOST_OFFERED).map((name) => element("option", { value: name })),
  );
  const problem = element("p", { class: "problem", role: "status" });
  const button = element("button", { type: "button", class: "tool" }, "Leave out");
  const chips = element("ul", { class: "chips", "aria-label": "Customers left out" });
  const leaveOut = () => {
    const name = input.value.trim();
    if (name === "") return;
    const known =
      session.data.base.customers.find((each) => each === name) ??
      session.data.base.customers.find((each) => each.toLowerCase() === name.toLowerCase());
    problem.textContent = known === undefined ? `No customer is called “${name}”.` : "";
    if (known === undefined) return;
    session.choose({ without: [...session.state.without, known] });
    input.value = "";
  };
  button.addEventListener("click", leaveOut);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    leaveOut();
  });
  const follow = () => {
    chips.replaceChildren(
      ...session.state.without.map((name) => {
        const back = element(
          "button",
          { type: "button", class: "chip", "aria-label": `Bring ${name} back` },
          name,
          " ×",
        );
        back.addEventListener("click", () => {
          session.choose({ without: session.state.without.filter((each) => each !== name) });
          input.focus();
        });
        return element("li", {}, back);
      }),
    );
  };
  session.on("state", follow);
  follow();
  return element(
    "div",
    { class: "field left-out" },
    element("label", { for: "leave-out" }, "By name, or click on the map"),
    element("div", { class: "row" }, input, button),
    names,
    problem,
    chips,
  );
}
