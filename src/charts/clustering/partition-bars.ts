import { count } from "../../text/format";
import type { Figure } from "../base/figure";
import { houseLayout, plotlyText, segmentColour } from "../base/theme";
import { SEGMENT_COLOURS } from "../../text/segment-colours";

/** The size of every cluster of one method; label -1 is noise. */
export interface PartitionSizes {
  readonly method: string;
  readonly sizes: readonly { readonly label: number; readonly size: number }[];
}

/**
 * How each method divides the customers: one bar per method, one piece per cluster, noise in grey. With more clusters than colours
 * the legend names the noise alone.
 *
 * @example
 * partitionBars([namedSizes({ name: "k-means", labels: [0, 0, 1] })]).title // "How each method divides the customers"
 */
export function partitionBars(methods: readonly PartitionSizes[]): Figure {
  const title = "How each method divides the customers";
  const labels = [...new Set(methods.flatMap(({ sizes }) => sizes.map(({ label }) => label)))].sort(
    (a, b) => a - b,
  );
  const isMany = labels.filter((label) => label >= 0).length > SEGMENT_COLOURS.length;
  const sizeAt = (method: PartitionSizes, label: number) =>
    method.sizes.find((size) => size.label === label)?.size ?? 0;
  return {
    title,
    alt: `${methods.map((each) => `${each.method}: ${sizesText(each)}`).join("; ")}.`,
    data: labels.map((label) => ({
      type: "bar",
      orientation: "h",
      name: label < 0 ? "noise" : `cluster ${label + 1}`,
      y: methods.map(({ method }) => plotlyText(method)),
      x: methods.map((method) => sizeAt(method, label)),
      marker: { color: segmentColour(label) },
      ...(isMany && label >= 0 ? { showlegend: false } : {}),
    })),
    layout: houseLayout(
      { title, x: "customers", y: "method", height: 180 + 36 * methods.length },
      {
        barmode: "stack",
        yaxis: { autorange: "reversed" },
        ...(isMany ? { showlegend: labels[0] < 0 } : {}),
      },
    ),
  };
}

/** So many clusters are listed one by one; of more, how many there are and the largest. */
const MOST_LISTED = 20;

function sizesText({ sizes }: PartitionSizes): string {
  const clusters = sizes.filter(({ label }) => label >= 0).map(({ size }) => size);
  const noise = sizes.flatMap(({ label, size }) => (label < 0 ? [`${count(size).text} noise`] : []));
  const listed =
    clusters.length > MOST_LISTED
      ? [`${count(clusters.length).text} clusters of ${count(Math.max(...clusters)).text} customers at most`]
      : clusters.map((size) => count(size).text);
  return [...noise, ...listed].join(", ");
}
