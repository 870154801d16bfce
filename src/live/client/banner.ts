/// <reference lib="dom" />
import { counted, decimal, percent } from "../../text/format";
import type { LiveSegments } from "../engine/live-parts";
import { sameSettings } from "../live-settings";
import { liveMethod } from "../live-methods";
import { copyText, SAID } from "../../report/client/copy-code";
import { element } from "./element";
import type { LiveSession } from "./panels/live-panel";
import { onPart } from "./session";

/** Names that a sentence can carry. */
const MOST_NAMED = 12;
/** Screen readers announce the verdict after the page has been quiet for so long, in milliseconds. */
const QUIET = 500;
const COPY = "Copy settings";

/** Says how far what is shown is from the study's choice, what goes on, and what is wrong. */
export function mountBanner(place: HTMLElement, session: LiveSession): void {
  const said = element("div", { class: "verdict" });
  const failure = element("p", { class: "problem", role: "alert" });
  const reset = element("button", { type: "button", class: "tool" }, "Back to the start");
  const copy = element("button", { type: "button", class: "tool" }, COPY);
  const paste = element(
    "button",
    { type: "button", class: "tool", "aria-expanded": "false" },
    "Paste settings",
  );
  const pasted = pasteForm(session, () => close());
  const cancel = element("button", { type: "button", class: "tool", hidden: true }, "Stop");
  const bar = element("progress", { "aria-label": "Progress", hidden: true, max: 1 });
  const step = element("span", { class: "step" });
  place.append(
    said,
    failure,
    element("div", { class: "tools" }, step, bar, cancel, copy, paste, reset),
    pasted,
  );
  const open = (): void => {
    pasted.hidden = false;
    paste.setAttribute("aria-expanded", "true");
    pasted.querySelector("input")?.focus();
  };
  const close = (): void => {
    pasted.hidden = true;
    paste.setAttribute("aria-expanded", "false");
    paste.focus();
  };
  paste.addEventListener("click", () => (pasted.hidden ? open() : close()));
  reset.addEventListener("click", () => session.choose(session.data.start));
  cancel.addEventListener("click", () => session.cancel());
  copy.addEventListener("click", () => {
    void copyText(session.settings()).then((done) => {
      copy.textContent = done ? "Copied" : "Copy them from the field";
      session.announce(done ? "Settings copied." : "The settings are in the field, to be copied from there.");
      if (!done) {
        open();
        const field = pasted.querySelector("input");
        if (field) field.value = session.settings();
        field?.select();
      }
      setTimeout(() => (copy.textContent = COPY), SAID);
    });
  });
  session.on("failure", (message) => {
    failure.textContent = message ?? "";
  });
  session.on("working", (working) => {
    document.body.toggleAttribute("data-working", working);
    cancel.hidden = !working;
    if (!working) {
      bar.hidden = true;
      step.textContent = "";
    }
  });
  session.on("progress", (progress) => {
    bar.hidden = progress === null;
    if (progress) bar.value = progress.done / progress.all;
    step.textContent = progress === null ? "" : progress.step;
  });
  session.on("data", ({ kind }) => {
    reset.textContent = kind === "study" ? "Back to the study's choice" : "Back to the start";
  });
  session.on("state", (state) => {
    reset.disabled = sameSettings(state, session.data.start);
  });
  reset.textContent = "Back to the study's choice";
  let quiet: ReturnType<typeof setTimeout> | undefined;
  onPart(session, "segments", (part) => {
    said.replaceChildren(...verdict(part, session));
    clearTimeout(quiet);
    quiet = setTimeout(() => session.announce(said.innerText), QUIET);
  });
}

/** A field for settings that another reader has copied. */
function pasteForm(session: LiveSession, done: () => void): HTMLFormElement {
  const field = element("input", {
    id: "pasted-settings",
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": "pasted-problem",
  });
  const problem = element("p", { class: "problem", id: "pasted-problem", role: "status" });
  const form = element(
    "form",
    { class: "paste", hidden: true },
    element("label", { for: field.id }, "Settings that another reader has copied"),
    field,
    element("button", { class: "tool" }, "Use them"),
    problem,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    problem.textContent = session.paste(field.value) ?? "";
    if (problem.textContent !== "") return;
    field.value = "";
    done();
  });
  return form;
}

function verdict(part: LiveSegments, session: LiveSession): (HTMLElement | string)[] {
  const { data, state } = session;
  const { agreement, segments, labels } = part;
  const noise = labels.filter((label) => label < 0).length;
  const sizes = segments.map(({ profile }) => profile.size);
  const found =
    `${liveMethod(state.method).title} finds ${counted(segments.length, "segment").text}` +
    (segments.length > 0 ? ` of ${listed(sizes.map(String))} customers` : "") +
    (noise > 0 ? `, and ${counted(noise, "customer", "customers").text} in none` : "") +
    (state.without.length > 0 ? `; left out: ${named(state.without)}` : "") +
    ".";
  if (agreement === null || data.choice === null) return [element("p", {}, found)];
  const { adjustedRand, moved } = agreement;
  if (sameSettings(state, data.choice.state)) {
    const status =
      data.choice.status === "constructed"
        ? "a working division that the study's checks do not support"
        : "which the study's checks support";
    return [
      element("p", { class: "headline" }, element("strong", {}, "The study's choice"), `, ${status}.`),
      element("p", {}, found),
    ];
  }
  const fallen = moved.filter((name) => fallsOut(name, part, session)).length;
  const changed = moved.length - fallen;
  const share = percent(moved.length / agreement.compared, 0).text;
  const distance =
    fallen === 0
      ? `${changed} of ${agreement.compared} customers moved`
      : `${changed} of ${agreement.compared} customers moved, and ${fallen} fell out of all segments`;
  const index =
    `adjusted Rand index ${decimal(adjustedRand).text}` +
    `${noise > 0 ? ` over the ${agreement.compared - noise} that are in one` : ""}, where 1 is the same and 0 is chance`;
  const headline =
    moved.length === 0
      ? [element("strong", {}, "Same segments"), " as the study's choice: no customer moves."]
      : [element("strong", {}, distance), ` (${share}) from the study's choice; ${index}.`];
  return [
    element("p", { class: "headline" }, ...headline),
    element(
      "p",
      {},
      found,
      ...(moved.length > 0 && moved.length <= MOST_NAMED ? [` Moved: ${listed(moved)}.`] : []),
    ),
  ];
}

/** Whether a customer belongs to no segment. */
function fallsOut(name: string, { rows, labels }: LiveSegments, { data }: LiveSession): boolean {
  return labels[rows.indexOf(data.base.customers.indexOf(name))] < 0;
}

function named(names: readonly string[]): string {
  return names.length <= MOST_NAMED
    ? listed(names)
    : `${listed(names.slice(0, MOST_NAMED - 1))} and ${names.length - MOST_NAMED + 1} more`;
}

function listed(items: readonly string[]): string {
  return items.length < 2
    ? items.join("")
    : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}
