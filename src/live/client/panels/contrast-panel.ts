/// <reference lib="dom" />
import { vTestContrasts } from "../../../charts/segments/v-test-contrasts";
import type { LivePanel } from "./live-panel";
import { liveFigure } from "../live-figure";
import { onPart } from "../session";

/** What sets each segment apart. */
export const contrastPanel: LivePanel = {
  id: "contrasts",
  title: "What sets each segment apart",
  mount(place, session) {
    const figure = liveFigure("contrast");
    place.append(figure.node);
    onPart(session, "segments", ({ segments }) => {
      if (segments.length < 2) figure.say("With fewer than two segments there is nothing to compare.");
      else {
        figure.show(
          vTestContrasts(
            segments.map(({ profile }) => profile),
            segments.map(({ name }) => name),
          ),
        );
      }
    });
  },
};
