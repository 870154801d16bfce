/// <reference lib="dom" />
import { twinNullHistogram } from "../../../charts/validity/twin-null";
import { silhouetteOutline } from "../../../charts/validity/silhouette-outline";
import { silhouettePlot } from "../../../charts/validity/silhouette-plot";
import { count, counted, decimal } from "../../../text/format";
import type { LiveNull, LiveSegments } from "../../engine/live-parts";
import { element } from "../element";
import type { LivePanel } from "./live-panel";
import { liveFigure } from "../live-figure";
import { onPart } from "../session";
import { segmentNames } from "../segment-names";

/** More bars than this cannot be distinguished. */
const MOST_BARS = 90;

/** How well each customer sits in its segment, and what twins of the data reach. */
export const silhouettePanel: LivePanel = {
  id: "silhouettes",
  title: "Silhouettes, compared with twins of the data",
  mount(place, session) {
    const figure = liveFigure("silhouette");
    const twins = liveFigure("twins");
    const verdict = element("p", { class: "takeaway", role: "status" });
    place.append(figure.node, verdict, twins.node);
    onPart(session, "segments", (part) => {
      const { silhouette } = part;
      if (silhouette.value === null)
        figure.say("Silhouettes need at least two segments, and one with two customers.");
      else figure.show(chart(part, session.data.base.customers));
      verdict.textContent =
        silhouette.value === null
          ? ""
          : `The mean silhouette is ${decimal(silhouette.value).text}${silhouette.sampledRows === null ? "" : ` over a sample of ${count(silhouette.sampledRows).text} customers`}. The twins of the data are being computed.`;
      twins.say("");
    });
    onPart(session, "null", (part) => {
      verdict.textContent = sentence(part);
      if (part.result && part.result.twinScores.length > 0) twins.show(twinNullHistogram(part.result));
      else twins.say("");
    });
  },
};

function chart(part: LiveSegments, customers: readonly string[]) {
  const { silhouette, labels, rows } = part;
  const names = segmentNames(part);
  const scored = silhouette.perRow.filter((value) => !Number.isNaN(value)).length;
  if (scored > MOST_BARS) return silhouetteOutline(silhouette, { labels, names });
  const largest = Math.max(-1, ...names.keys());
  const plot = silhouettePlot(
    {
      ...silhouette,
      better: "higher",
      clusterCount: names.size,
      scoredRows: scored,
      noiseRows: labels.length - scored,
    },
    {
      title: "Silhouettes of the customers",
      labels,
      rowNames: Array.from(rows, (row) => customers[row]),
      clusterNames: Array.from({ length: largest + 1 }, (_, label) => names.get(label) ?? ""),
    },
  );
  // The page shows it next to the map.
  return { ...plot, layout: { ...plot.layout, height: 150 + 12 * scored, showlegend: false } };
}

function sentence({ result, sampledRows }: LiveNull): string {
  if (result === null || result.observed === null || result.pValue === null) return "";
  const whose =
    sampledRows === null
      ? "The mean silhouette"
      : `The mean silhouette of ${count(sampledRows).text} customers`;
  const believed = result.pValue <= 0.05;
  return (
    `${whose} is ${decimal(result.observed, 3).text}. The same method reaches ${decimal(result.mean, 3).text} on average, and ` +
    `${decimal(result.fivePercentLimit, 3).text} once in twenty, on twins of the data: the same columns with the same correlations, without groups (${result.twinScores.length} twins, p = ${decimal(result.pValue, 3).text}): ` +
    (believed
      ? "more structure than the columns' shapes and correlations explain."
      : "no more structure than one cloud of the same shape has.") +
    (result.undefinedTwins > 0
      ? ` ${counted(result.undefinedTwins, "further twin", "further twins").text} came out with fewer than two segments, and so without a silhouette.`
      : "")
  );
}
