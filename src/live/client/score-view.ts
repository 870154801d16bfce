/// <reference lib="dom" />
import { segmentColour } from "../../charts/base/theme";
import { count, decimal, money, percent } from "../../text/format";
import { NOISE } from "../../math/noise";
import type { CustomerScore } from "../../segments/place/score-customer";
import type { LiveChoice } from "../live-data";
import { element } from "./element";

/**
 * A customer's score in words and tables. Every number carries its full value in a `data` element.
 *
 * @param known the study's customers with their segments, where the scored one is among them; null for a newcomer.
 */
export function scoreView(
  score: CustomerScore,
  choice: LiveChoice,
  known: readonly { readonly customer: string; readonly segment: number }[] | null,
): readonly HTMLElement[] {
  const nameOf = (segment: number) => (segment === NOISE ? "none" : choice.names[segment]);
  const own = known?.find(({ customer }) => customer === score.customer)?.segment;
  return [
    element(
      "p",
      { class: "headline", id: "score-segment" },
      ...(score.tooFar
        ? [
            element("strong", {}, "No segment: too far from all"),
            `; the nearest is ${nameOf(score.nearest)}.`,
          ]
        : [dot(score.segment), element("strong", {}, nameOf(score.segment)), "."]),
    ),
    ...(own === undefined || own === score.nearest
      ? []
      : [
          element(
            "p",
            {},
            `In the study ${choice.method} put it into ${nameOf(own)}: it lies at a border, where the nearest centre and the method differ.`,
          ),
        ]),
    element(
      "p",
      { id: "score-confidence" },
      "Confidence ",
      ...(Number.isNaN(score.confidence)
        ? ["is not defined with one segment."]
        : [
            number(score.confidence, decimal(score.confidence).text),
            `${score.word === "none" ? "" : ` (${score.word})`}: 0 lies on the border of two segments, 1 at a centre.`,
          ]),
    ),
    element(
      "p",
      { id: "score-distance" },
      "Distance to the nearest centre ",
      number(score.distance, decimal(score.distance).text),
      score.tooFar ? ": beyond " : ": within ",
      number(choice.tooFar, decimal(choice.tooFar).text),
      ", up to which a customer is like those the segments were made of.",
    ),
    element("p", { id: "score-change" }, ...changeWords(score, nameOf)),
    ...(score.filled.length === 0
      ? []
      : [element("p", {}, `Not known, so the typical value was taken: ${score.filled.join(", ")}.`)]),
    table(
      "Distance to each segment, over all features",
      ["Segment", "Distance"],
      score.distances.map((distance, segment) => [segmentCell(segment, nameOf(segment)), distance]),
    ),
    table(
      "Nearest customers of the study",
      ["Customer", "Distance", "Segment"],
      score.neighbours.map(({ customer, distance, segment }) => [
        customer,
        distance,
        segmentCell(segment, nameOf(segment)),
      ]),
    ),
  ];
}

function changeWords(
  { change, nearest }: CustomerScore,
  nameOf: (segment: number) => string,
): (Node | string)[] {
  if (change === null) {
    return [
      "No change of a single figure, within the range of the study's customers, would move it to another segment.",
    ];
  }
  const { feature, unit, from, to, towards } = change;
  return [
    `What would change it: ${feature} from `,
    number(from, figureText(from, unit)),
    " to ",
    number(to, figureText(to, unit)),
    ` (${unit}) brings it to the border between ${nameOf(nearest)} and ${nameOf(towards)}; the other figures stay.`,
  ];
}

/** A figure as a reader expects it in its unit. */
export function figureText(value: number, unit: string): string {
  if (unit.startsWith("share")) return percent(value).text;
  if (unit.startsWith("currency") && value >= 1000) return money(value).text;
  return Number.isInteger(value) || Math.abs(value) >= 1000
    ? count(Math.round(value)).text
    : decimal(value).text;
}

function number(value: number, text: string): HTMLElement {
  return element("data", { value: String(value) }, text);
}

function dot(segment: number): HTMLElement {
  const made = element("span", { class: "dot", "aria-hidden": "true" });
  made.style.setProperty("background", segmentColour(segment));
  return made;
}

function segmentCell(segment: number, name: string): HTMLElement {
  return element("span", {}, ...(segment === NOISE ? [] : [dot(segment)]), name);
}

type Cell = string | number | HTMLElement;

function table(caption: string, names: readonly string[], rows: readonly (readonly Cell[])[]): HTMLElement {
  const right = (j: number) => (typeof rows[0]?.[j] === "number" ? "right" : "");
  const cell = (content: Cell): Node | string =>
    typeof content === "number" ? number(content, decimal(content).text) : content;
  return element(
    "table",
    {},
    element("caption", {}, caption),
    element(
      "thead",
      {},
      element("tr", {}, ...names.map((name, j) => element("th", { scope: "col", class: right(j) }, name))),
    ),
    element(
      "tbody",
      {},
      ...rows.map(([first, ...rest]) =>
        element(
          "tr",
          {},
          element("th", { scope: "row" }, cell(first)),
          ...rest.map((content, j) => element("td", { class: right(j + 1) }, cell(content))),
        ),
      ),
    ),
  );
}
