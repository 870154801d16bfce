/// <reference lib="dom" />
import { specificationsInWords } from "../../segments/choose/other-specifications";
import { certificateRows } from "../../validity/certify/certificate-rows";
import { element } from "./element";
import type { LiveSession } from "./panels/live-panel";
import { onPart } from "./session";

/** How far the written rule can be trusted on data like these, worked out when the reader asks for it. */
export function mountCertificate(place: HTMLElement, session: LiveSession): void {
  const button = element("button", { type: "button", class: "action" }, "How far can the rule be trusted?");
  const note = element(
    "p",
    { class: "note" },
    "The rule is tried on twins of these customers, which have no groups, and on sets with groups as far apart as those found. It takes minutes; the results so far are shown, and the work can be stopped.",
  );
  const result = element("div", { id: "certificate" });
  place.append(button, note, result);
  button.addEventListener("click", () => session.runCertificate());
  session.on("state", () => result.replaceChildren());
  onPart(session, "certificate", ({ result: { complete, ...certificate }, k, specifications }) => {
    // That it is a preview is said in the page's own words: the time has not ended.
    const rows = [
      ...certificateRows({ ...certificate, complete: true }, k),
      { what: "other specifications", value: specificationsInWords(specifications).text },
    ];
    result.replaceChildren(
      element(
        "table",
        {},
        element(
          "caption",
          {},
          complete ? "The rule, tried on data like these" : "A preview: the work goes on",
        ),
        element(
          "tbody",
          {},
          ...rows.map(({ what, value }) =>
            element("tr", {}, element("th", { scope: "row" }, what), element("td", {}, value)),
          ),
        ),
      ),
    );
    if (complete) session.announce("The certificate is complete.");
  });
}
