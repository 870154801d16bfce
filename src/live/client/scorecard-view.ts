/// <reference lib="dom" />
import { decimal } from "../../text/format";
import type { Scorecard } from "../../validity/how-many/scorecard";
import { element } from "./element";
import { scrolled } from "./scrolled";
import type { LiveSession } from "./panels/live-panel";
import { onPart } from "./session";

/** The study's whole scorecard, worked out when the reader asks for it. */
export function mountScorecard(place: HTMLElement, session: LiveSession): void {
  const button = element("button", { type: "button", class: "action" }, "Compute the study's full scorecard");
  const note = element(
    "p",
    { class: "note" },
    "Gap, prediction strength, stability and twins of the data for every number of segments, and the study's written rule. It takes some seconds.",
  );
  const result = element("div", { "aria-live": "polite" });
  place.append(button, note, result);
  button.addEventListener("click", () => session.runScorecard());
  session.on("state", () => result.replaceChildren());
  onPart(session, "scorecard", (part) => result.replaceChildren(...content(part.result)));
}

function content({ decision, rule }: Scorecard): HTMLElement[] {
  const names = decision.verdicts[0]?.requirements.map(({ name, limit }) => ({ name, limit })) ?? [];
  const head = names.map(({ name, limit }) =>
    element("th", { scope: "col", class: "right wordy" }, name, element("small", {}, limit)),
  );
  const rows = decision.verdicts.map(({ k, requirements, votes }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, String(k)),
      element("td", { class: "right" }, String(votes)),
      ...requirements.map(({ value, passed }) =>
        element(
          "td",
          { class: `right ${passed ? "passed" : "failed"}` },
          element("span", { "aria-hidden": "true" }, passed ? "✓ " : "✗ "),
          value === null ? "–" : decimal(value, 3).text,
          element("span", { class: "visually-hidden" }, passed ? " passed" : " failed"),
        ),
      ),
    ),
  );
  return [
    element("p", { class: "takeaway" }, decision.because.text),
    scrolled(
      "Requirements by number of segments",
      element(
        "table",
        {},
        element(
          "thead",
          {},
          element(
            "tr",
            {},
            element("th", { scope: "col" }, "Segments"),
            element("th", { scope: "col", class: "right" }, "Votes"),
            ...head,
          ),
        ),
        element("tbody", {}, ...rows),
      ),
    ),
    element(
      "details",
      { class: "rule" },
      element("summary", {}, "The rule"),
      ...rule.split("\n").map((line) => element("p", {}, line)),
    ),
  ];
}
