/// <reference lib="dom" />
import { segmentStability } from "../../../charts/validity/segment-stability";
import { wrappedName } from "../../../charts/base/wrapped-name";
import { element } from "../element";
import type { LivePanel } from "./live-panel";
import { liveFigure } from "../live-figure";
import { onPart } from "../session";
import { segmentNames } from "../segment-names";

/** Names are side by side below the bars: lines of so many letters. */
const NAME_WIDTH = 20;

/** How well each segment comes back when customers are resampled. */
export const stabilityPanel: LivePanel = {
  id: "stability",
  title: "Do the segments come back?",
  mount(place, session) {
    const figure = liveFigure("bootstrap");
    const note = element("p", { class: "note" });
    place.append(figure.node, note);
    let names: ReadonlyMap<number, string> = new Map();
    onPart(session, "segments", (part) => {
      names = segmentNames(part);
      note.textContent = "Computing …";
    });
    onPart(session, "stability", ({ result, sampledRows }) => {
      if (result === null || result.segments.length === 0) {
        figure.say("Stability needs at least two segments, and twice as many customers as segments.");
        note.textContent = "";
        return;
      }
      const largest = Math.max(-1, ...names.keys());
      const chart = segmentStability(
        result,
        Array.from({ length: largest + 1 }, (_, label) => names.get(label) ?? ""),
      );
      const wrapped = result.segments.map(({ label }) => wrappedName(names.get(label) ?? "", NAME_WIDTH));
      figure.show({ ...chart, data: chart.data.map((trace) => ({ ...trace, x: wrapped })) });
      note.textContent =
        `Customers were drawn with replacement ${result.resamples} times and clustered again. A segment's Jaccard is how much of it was found again, on average (Hennig 2007).` +
        (sampledRows === null ? "" : ` From ${sampledRows} customers, drawn at random.`);
    });
  },
};
