/// <reference lib="dom" />
import { permutationNullHistogram } from "../../charts/validity/permutation-null";
import { silhouetteOutline } from "../../charts/validity/silhouette-outline";
import { silhouettePlot } from "../../charts/validity/silhouette-plot";
import { count, counted, decimal } from "../../text/format";
import type { LabNull, LabSegments } from "../engine/lab-parts";
import { element } from "./element";
import type { LabPanel } from "./lab-panel";
import { liveFigure } from "./live-figure";
import { onPart } from "./session";
import { segmentNames } from "./segment-names";

/** More bars than this cannot be told apart. */
const MOST_BARS = 90;

/** How well each customer sits in its segment, and what shuffled data reach. */
export const silhouettePanel: LabPanel = {
  id: "silhouettes",
  title: "Silhouettes, beside shuffled data",
  mount(place, session) {
    const figure = liveFigure("silhouette");
    const shuffled = liveFigure("shuffled");
    const verdict = element("p", { class: "takeaway", role: "status" });
    place.append(figure.node, verdict, shuffled.node);
    onPart(session, "segments", (part) => {
      const { silhouette } = part;
      if (silhouette.value === null)
        figure.say("Silhouettes need at least two segments, and one with two customers.");
      else figure.show(chart(part, session.data.customers));
      verdict.textContent =
        silhouette.value === null
          ? ""
          : `The mean silhouette is ${decimal(silhouette.value).text}${silhouette.sampledRows === null ? "" : ` over a sample of ${count(silhouette.sampledRows).text} customers`}. Whether shuffled columns reach as much is being worked out.`;
      shuffled.say("");
    });
    onPart(session, "null", (part) => {
      verdict.textContent = sentence(part);
      if (part.result && part.result.shuffled.length > 0)
        shuffled.show(permutationNullHistogram(part.result));
      else shuffled.say("");
    });
  },
};

function chart(part: LabSegments, customers: readonly string[]) {
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
  // The page shows it beside the map.
  return { ...plot, layout: { ...plot.layout, height: 150 + 12 * scored, showlegend: false } };
}

function sentence({ result, sampledRows }: LabNull): string {
  if (result === null || result.observed === null || result.pValue === null) return "";
  const whose =
    sampledRows === null
      ? "The mean silhouette"
      : `The mean silhouette of ${count(sampledRows).text} customers`;
  const believed = result.pValue <= 0.05;
  return (
    `${whose} is ${decimal(result.observed, 3).text}. The same method reaches ${decimal(result.mean, 3).text} on average, and ` +
    `${decimal(result.fivePercentLimit, 3).text} once in twenty, when every column is shuffled on its own (${result.shuffled.length} copies, p = ${decimal(result.pValue, 3).text}): ` +
    (believed
      ? "more structure than the columns' shapes alone explain."
      : "no more than columns without any tie between them show.") +
    (result.undefinedCopies > 0
      ? ` ${counted(result.undefinedCopies, "further copy", "further copies").text} came out with fewer than two segments, and so without a silhouette.`
      : "")
  );
}
