/// <reference lib="dom" />
import { NOISE } from "../../../math/noise";
import { counted, decimal, percent } from "../../../text/format";
import { contingencyTable } from "../../../validity/agreement/contingency";
import { compareWithChoice } from "../../engine/live-agreement";
import type { LiveSegments } from "../../engine/live-parts";
import type { LiveState } from "../../live-state";
import { settingRows } from "../../own/result-tables";
import { element } from "../element";
import { liveFigure } from "../live-figure";
import { scrolled } from "../scrolled";
import { segmentNames } from "../segment-names";
import { onPart } from "../session";
import type { LivePanel } from "./live-panel";
import { mapOf } from "./map-panel";

/** Segments as they were shown under some settings. */
interface Shown {
  readonly state: LiveState;
  readonly part: LiveSegments;
}

/** Two settings next to each other: those that the reader has kept, and those shown now. */
export const comparePanel: LivePanel = {
  id: "compare",
  title: "Two settings next to each other",
  mount(place, session) {
    let now: Shown | undefined;
    let kept: Shown | undefined;
    const keep = element("button", { type: "button", class: "tool" }, "Keep what is shown");
    const forget = element("button", { type: "button", class: "tool", hidden: true }, "Forget it");
    const note = element("p", { class: "note" });
    const outcome = element("div", {});
    const maps = [liveFigure("kept-map"), liveFigure("compared-map")] as const;
    const pair = element("div", { class: "pair", hidden: true }, ...maps.map(({ node }) => node));
    place.append(note, element("div", { class: "tools" }, keep, forget), outcome, pair);
    const show = () => {
      forget.hidden = kept === undefined;
      pair.hidden = kept === undefined;
      note.textContent = kept
        ? "Change a setting: what you kept stays on the left, what is shown now is on the right."
        : "Keep what is shown, then change a setting: both are shown here, with the customers that moved.";
      if (kept === undefined || now === undefined) return outcome.replaceChildren();
      const { customers } = session.data.base;
      outcome.replaceChildren(...comparison(kept, now, customers));
      const named = (word: string, { part }: Shown) => {
        const figure = mapOf(part, customers, place);
        return { ...figure, title: `${word}: ${figure.title}` };
      };
      maps[0].show(named("Kept", kept));
      maps[1].show(named("Now", now));
    };
    keep.addEventListener("click", () => {
      kept = now;
      show();
      session.announce("Kept. Change a setting to compare.");
    });
    forget.addEventListener("click", () => {
      kept = undefined;
      show();
      keep.focus();
    });
    session.on("data", () => {
      kept = now = undefined;
      show();
    });
    onPart(session, "segments", (part) => {
      now = { state: session.state, part };
      show();
    });
    show();
  },
};

function comparison(kept: Shown, now: Shown, customers: readonly string[]): HTMLElement[] {
  const both = customersOfBoth(kept.part, now.part);
  const { agreement } = compareWithChoice(
    both.first,
    both.second,
    both.rows.map((row) => customers[row]),
  );
  const moved = agreement.moved.length;
  const said = [
    element(
      "strong",
      {},
      moved === 0
        ? "The same segments: no customer moves"
        : `${counted(moved, "customer").text} of ${agreement.compared} ${moved === 1 ? "is" : "are"} in another segment`,
    ),
    agreement.adjustedRand === null
      ? "."
      : `; adjusted Rand index ${decimal(agreement.adjustedRand).text}, where 1 is the same and 0 is chance.`,
    ...(moved > 0 && moved <= 12 ? [` Moved: ${agreement.moved.join(", ")}.`] : []),
  ];
  const rows = [...settingDifferences(kept.state, now.state), ...resultRows(kept.part, now.part)];
  return [
    element("p", { class: "headline" }, ...said),
    scrolled(
      "Table of both settings",
      table("Settings that differ, and what they give", ["", "kept", "now"], rows),
    ),
    scrolled("Table of segments by segments", crossTable(kept.part, now.part, both)),
  ];
}

/** Customers that both have, with their segments in each. */
function customersOfBoth(first: LiveSegments, second: LiveSegments) {
  const at = new Map(Array.from(second.rows, (row, i) => [row, i]));
  const places = Array.from(first.rows, (row, i) => ({ row, i, j: at.get(row) })).filter(
    (each): each is { row: number; i: number; j: number } => each.j !== undefined,
  );
  return {
    rows: places.map(({ row }) => row),
    first: Int32Array.from(places, ({ i }) => first.labels[i]),
    second: Int32Array.from(places, ({ j }) => second.labels[j]),
  };
}

function settingDifferences(kept: LiveState, now: LiveState): string[][] {
  const [first, second] = [kept, now].map((state) => new Map(settingRows(state)));
  const names = [...new Set([...first.keys(), ...second.keys()])];
  const word = (value: string | number | undefined) => (value === undefined ? "–" : String(value) || "none");
  return names
    .filter((name) => first.get(name) !== second.get(name))
    .map((name) => [name, word(first.get(name)), word(second.get(name))]);
}

function resultRows(kept: LiveSegments, now: LiveSegments): string[][] {
  const row = (name: string, of: (part: LiveSegments) => string) => [name, of(kept), of(now)];
  return [
    row("segments", ({ segments }) => String(segments.length)),
    row("customers in them", ({ segments }) => segments.map(({ profile }) => profile.size).join(", ")),
    row("customers in none", ({ labels }) => String(labels.filter((label) => label === NOISE).length)),
    row("mean silhouette", ({ silhouette }) =>
      silhouette.value === null ? "–" : decimal(silhouette.value).text,
    ),
    row("share of the largest", ({ segments, labels }) => {
      const largest = segments.reduce((most, { profile }) => Math.max(most, profile.size), 0);
      return labels.length === 0 ? "–" : percent(largest / labels.length, 0).text;
    }),
  ];
}

/** How many customers are in each segment of the one and of the other. */
function crossTable(
  kept: LiveSegments,
  now: LiveSegments,
  { first, second }: ReturnType<typeof customersOfBoth>,
): HTMLTableElement {
  const [rows, columns] = [kept, now].map((part) => {
    const names = segmentNames(part);
    const labels = [...names.keys(), ...(part.labels.includes(NOISE) ? [NOISE] : [])];
    return labels.map((label) => [label, names.get(label) ?? "none"] as const);
  });
  const { rowLabels, columnLabels, counts } = contingencyTable(first, second, { noise: "cluster" });
  // A segment without a customer of both is in no row or column there.
  const count = (a: number, b: number) => counts[rowLabels.indexOf(a)]?.[columnLabels.indexOf(b)] ?? 0;
  return table(
    "Customers by segment: kept in rows, now in columns",
    ["kept", ...columns.map(([, name]) => name)],
    rows.map(([a, name]) => [name, ...columns.map(([b]) => String(count(a, b)))]),
  );
}

function table(
  caption: string,
  names: readonly string[],
  rows: readonly (readonly string[])[],
): HTMLTableElement {
  const heading = (name: string) => (name === "" ? element("td", {}) : element("th", { scope: "col" }, name));
  const cells = ([first, ...rest]: readonly string[]) =>
    element("tr", {}, element("th", { scope: "row" }, first), ...rest.map((text) => element("td", {}, text)));
  return element(
    "table",
    {},
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...names.map(heading))),
    element("tbody", {}, ...rows.map(cells)),
  );
}
