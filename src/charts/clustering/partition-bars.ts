import { count } from "../../text/format";
import type { Figure } from "../base/figure";
import { houseLayout, plotlyText, segmentColour } from "../base/theme";

/** The size of every cluster of one method; label -1 is noise. */
export interface PartitionSizes {
  readonly method: string;
  readonly sizes: readonly { readonly label: number; readonly size: number }[];
}

/**
 * How each method divides the customers: one bar per method, one piece per cluster, noise in grey.
 *
 * @example
 * partitionBars([namedSizes({ name: "k-means", labels: [0, 0, 1] })]).title // "How each method divides the customers"
 */
export function partitionBars(methods: readonly PartitionSizes[]): Figure {
  const title = "How each method divides the customers";
  const labels = [...new Set(methods.flatMap(({ sizes }) => sizes.map(({ label }) => label)))].sort(
    (a, b) => a - b,
  );
  const sizeAt = (method: PartitionSizes, label: number) =>
    method.sizes.find((size) => size.label === label)?.size ?? 0;
  return {
    title,
    alt: `${methods
      .map(
        ({ method, sizes }) =>
          `${method}: ${sizes.map(({ label, size }) => (label < 0 ? `${count(size).text} noise` : count(size).text)).join(", ")}`,
      )
      .join("; ")}.`,
    data: labels.map((label) => ({
      type: "bar",
      orientation: "h",
      name: label < 0 ? "noise" : `cluster ${label + 1}`,
      y: methods.map(({ method }) => plotlyText(method)),
      x: methods.map((method) => sizeAt(method, label)),
      marker: { color: segmentColour(label) },
    })),
    layout: houseLayout(
      { title, x: "customers", y: "method", height: 180 + 36 * methods.length },
      { barmode: "stack", yaxis: { autorange: "reversed" } },
    ),
  };
}
