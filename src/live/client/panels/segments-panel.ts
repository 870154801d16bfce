/// <reference lib="dom" />
import { segmentColour } from "../../../charts/base/theme";
import type { BaseJson, ColumnJson } from "../../../customers/base-json";
import { decimal, money, percent } from "../../../text/format";
import { columnMatchText } from "../../../segments/profiles/one-column-finding";
import type { LiveSegment, LiveSegments, LiveStability } from "../../engine/live-parts";
import { element } from "../element";
import { scrolled } from "../scrolled";
import type { LivePanel } from "./live-panel";
import { onPart } from "../session";

const MOST_TYPICAL = 3;

/** The segments as a table: who, how many, how much, how firm. */
export const segmentsPanel: LivePanel = {
  id: "segments",
  title: "Segments",
  mount(place, session) {
    let segments: LiveSegments | undefined;
    let stability: LiveStability | undefined;
    const table = element("table", {});
    const before = element("div", { class: "matches" });
    place.append(before, scrolled("Table of the segments", table));
    const show = () => {
      if (segments) table.replaceChildren(...content(segments, stability, worthOf(session.data.base)));
    };
    onPart(session, "segments", (part) => {
      segments = part;
      before.replaceChildren(
        ...part.matches.map((match) => element("p", { class: "problem" }, columnMatchText(match).text)),
      );
      stability = undefined;
      show();
    });
    onPart(session, "stability", (part) => {
      stability = part;
      show();
    });
  },
};

/** What a customer is worth: the column that says so, by its own name and in its own unit. */
type Worth = Pick<ColumnJson, "name" | "unit">;

function worthOf({ value, columns }: BaseJson): Worth | null {
  return columns.find(({ name }) => name === value) ?? null;
}

function content(
  part: LiveSegments,
  stability: LiveStability | undefined,
  worth: Worth | null,
): HTMLElement[] {
  const heading = (words: string, unit?: string, right = true) =>
    element(
      "th",
      { scope: "col", class: right ? "right" : "" },
      words,
      ...(unit ? [element("small", {}, unit)] : []),
    );
  const columns = [
    heading("Segment", undefined, false),
    heading("Customers"),
    heading("Share"),
    ...(worth ? [heading(worth.name, worth.unit), heading("Share", `of ${worth.name}`)] : []),
    heading("Silhouette", "mean, -1 to 1"),
    heading("Stability", "Jaccard, 0 to 1"),
    heading("Most typical", undefined, false),
  ];
  return [
    element("thead", {}, element("tr", {}, ...columns)),
    element("tbody", {}, ...part.segments.map((segment) => row(segment, part, stability, worth !== null))),
  ];
}

function row(
  { label, name, profile }: LiveSegment,
  part: LiveSegments,
  stability: LiveStability | undefined,
  hasValue: boolean,
): HTMLElement {
  const silhouette = part.silhouette.clusters.find((cluster) => cluster.label === label)?.mean ?? null;
  const firm = stability?.result?.segments.find((segment) => segment.label === label);
  const dot = element("span", { class: "dot", "aria-hidden": "true" });
  dot.style.setProperty("background", segmentColour(label));
  const right = (text: string) => element("td", { class: "right" }, text);
  return element(
    "tr",
    {},
    element(
      "th",
      { scope: "row" },
      dot,
      name.name,
      ...(name.persona.text ? [element("small", {}, name.persona.text)] : []),
    ),
    right(String(profile.size)),
    right(percent(profile.shareOfCustomers, 0).text),
    ...(hasValue ? [right(money(profile.value).text), right(percent(profile.shareOfValue, 0).text)] : []),
    right(silhouette === null ? "–" : decimal(silhouette).text),
    right(stability === undefined ? "…" : firm ? `${decimal(firm.jaccard).text} ${firm.word}` : "–"),
    element(
      "td",
      {},
      profile.paragons
        .slice(0, MOST_TYPICAL)
        .map(({ customer }) => customer)
        .join(", "),
    ),
  );
}
