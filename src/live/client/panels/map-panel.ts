/// <reference lib="dom" />
import type { Figure } from "../../../charts/base/figure";
import { whatIfMap } from "../../../charts/segments/what-if-map";
import type { LiveSegments } from "../../engine/live-parts";
import { element } from "../element";
import type { LivePanel } from "./live-panel";
import { liveFigure } from "../live-figure";
import { onPart } from "../session";
import { segmentNames } from "../segment-names";

/** More names than this cannot be read on the map. */
const MOST_LABELLED = 80;
/** Nor can as many on a map narrower than this, in CSS pixels. */
const LEAST_WIDTH = 480;

/** The customers on a plane; a click leaves one out, or brings it back. */
export const mapPanel: LivePanel = {
  id: "map",
  title: "Map",
  mount(place, session) {
    const figure = liveFigure("customer-map", (name) => {
      if (typeof name !== "string") return;
      const { without } = session.state;
      const back = without.includes(name);
      session.choose({ without: back ? without.filter((each) => each !== name) : [...without, name] });
    });
    const note = element("p", { class: "note" });
    place.append(figure.node, note);
    onPart(session, "segments", (part) => {
      const { map } = part;
      figure.show(mapOf(part, session.data.base.customers, place));
      note.textContent =
        "Click a customer to leave it out, click it again to bring it back." +
        (map.sampledRows === null ? "" : ` The map shows ${map.sampledRows} customers, drawn at random.`) +
        (part.fittedRows === null
          ? ""
          : ` The method was fitted to ${part.fittedRows} customers, drawn at random, and then placed all of them.`);
    });
  },
};

/** The map of some segments, with names on it where its place holds them. */
export function mapOf(part: LiveSegments, customers: readonly string[], place: HTMLElement): Figure {
  const { map, rows, leftOutRows, labels } = part;
  return whatIfMap(
    {
      rowNames: Array.from(map.rows, (row) => customers[rows[row]]),
      x: map.x,
      y: map.y,
      ...(Number.isNaN(map.explained[0]) ? {} : { explained: map.explained }),
    },
    {
      labels: Array.from(map.rows, (row) => labels[row]),
      names: segmentNames(part),
      leftOut: {
        rowNames: Array.from(leftOutRows, (row) => customers[row]),
        x: map.leftOutX,
        y: map.leftOutY,
      },
      labelled: map.rows.length <= MOST_LABELLED && place.clientWidth >= LEAST_WIDTH,
    },
  );
}
