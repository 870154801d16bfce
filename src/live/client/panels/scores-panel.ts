import type { Assessment } from "../../../validity/how-many/assess";
/// <reference lib="dom" />
import { decimal } from "../../../text/format";
import type { LiveScores } from "../../engine/live-parts";
import { askedK } from "../../live-settings";
import { element } from "../element";
import { scrolled } from "../scrolled";
import type { LivePanel, LiveSession } from "./live-panel";
import { onPart } from "../session";
import { mountCertificate } from "../certificate-view";
import { mountScorecard } from "../scorecard-view";

interface Criterion {
  readonly name: string;
  readonly unit: string;
  readonly better: "higher" | "lower" | null;
  readonly digits: number;
  readonly of: (row: Assessment) => number | null;
}

const CRITERIA: readonly Criterion[] = [
  {
    name: "Silhouette",
    unit: "-1 to 1, higher is better",
    better: "higher",
    digits: 3,
    of: (row) => row.silhouette,
  },
  {
    name: "Calinski-Harabasz",
    unit: "higher is better",
    better: "higher",
    digits: 1,
    of: (row) => row.calinskiHarabasz,
  },
  {
    name: "Davies-Bouldin",
    unit: "lower is better",
    better: "lower",
    digits: 3,
    of: (row) => row.daviesBouldin,
  },
  { name: "Inertia", unit: "falls with k on any data", better: null, digits: 1, of: (row) => row.inertia },
  { name: "Smallest segment", unit: "customers", better: null, digits: 0, of: (row) => row.smallest },
];

/** How many segments? The usual scores for each number, and on request the study's whole scorecard. */
export const scoresPanel: LivePanel = {
  id: "how-many",
  title: "How many segments?",
  mount(place, session) {
    const table = element("table", {});
    const note = element("p", { class: "note" });
    const scorecard = element("div", {});
    const certificate = element("div", {});
    place.append(scrolled("Scores by number of segments", table), note, scorecard, certificate);
    let last: LiveScores | undefined;
    const show = () => {
      if (last) table.replaceChildren(...content(last.rows, session));
    };
    onPart(session, "scores", (part) => {
      last = part;
      show();
      note.textContent =
        part.rows.length === 0
          ? "This method finds the number of segments itself."
          : "Bold: the best of its column. No single criterion decides, and most cannot choose one segment." +
            (part.sampledRows === null ? "" : ` From ${part.sampledRows} customers, drawn at random.`);
    });
    mountScorecard(scorecard, session);
    mountCertificate(certificate, session);
  },
};

function content(rows: readonly Assessment[], session: LiveSession): HTMLElement[] {
  if (rows.length === 0) return [];
  const chosen = askedK(session.state);
  const best = CRITERIA.map(({ better, of }) => {
    const values = rows.map(of).filter((value): value is number => value !== null);
    if (better === null || values.length === 0) return null;
    return better === "higher" ? Math.max(...values) : Math.min(...values);
  });
  const head = CRITERIA.map(({ name, unit }) =>
    element("th", { scope: "col", class: "right" }, name, element("small", {}, unit)),
  );
  return [
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Segments"), ...head)),
    element(
      "tbody",
      {},
      ...rows.map((row) => {
        const button = element(
          "button",
          {
            type: "button",
            class: "tool",
            "aria-pressed": String(row.k === chosen),
            "aria-label": `Take ${row.k} segments`,
          },
          String(row.k),
        );
        button.addEventListener("click", () =>
          session.choose({ parameters: { ...session.state.parameters, k: row.k } }),
        );
        return element(
          "tr",
          { class: row.k === chosen ? "chosen" : "" },
          element("th", { scope: "row" }, button),
          ...CRITERIA.map(({ of, digits }, i) => {
            const value = of(row);
            const text = value === null ? "–" : decimal(value, digits).text;
            return element(
              "td",
              { class: "right" },
              value !== null && value === best[i] ? element("strong", {}, text) : text,
            );
          }),
        );
      }),
    ),
  ];
}
