import { counted, decimal } from "../../text/format";
import type { Figure } from "../base/figure";
import { heatMap } from "../base/heat-map";
import { axis, downAxis, plotlyText, SEQUENTIAL_SCALE } from "../base/theme";

/** Adjusted Rand index of every pair of clusterings; a square table, 1 on its diagonal. */
export interface AgreementTable {
  readonly names: readonly string[];
  readonly values: readonly (readonly number[])[];
}

/**
 * How far clusterings agree, pair by pair: 1 the same partition, 0 no more than chance.
 *
 * @example
 * agreementHeatMap(agreementTable([{ name: "k-means", labels: [0, 0, 1] }, { name: "Ward", labels: [0, 1, 1] }])).title // "Agreement between clusterings"
 */
export function agreementHeatMap(agreement: AgreementTable, title = "Agreement between clusterings"): Figure {
  const { names, values } = agreement;
  const pairs = values.flatMap((row, i) => row.slice(i + 1).map((value, j) => ({ i, j: i + 1 + j, value })));
  const labelled = names.length <= 12;
  return heatMap({
    title,
    alt: pairs.length === 0 ? "One clustering only." : spread(pairs.map((pair) => pair.value)),
    height: labelled ? 200 + 34 * names.length : 640,
    x: names.map(plotlyText),
    y: names.map(plotlyText),
    z: labelled ? values : hundredths(values),
    ends: labelled ? [0, 1] : [0, 100],
    colours: SEQUENTIAL_SCALE,
    bar: { title: labelled ? "ARI" : "ARI x 100" },
    xaxis: axis("clustering", { tickangle: -40, showticklabels: labelled }),
    yaxis: downAxis("clustering", { showticklabels: labelled }),
    cells: {
      ...(labelled ? { texttemplate: "%{z:.2f}" } : {}),
      hovertemplate: `%{y}<br>%{x}<br>adjusted Rand index ${labelled ? "%{z:.2f}" : "x 100: %{z}"}<extra></extra>`,
    },
  });
}

function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => decimal(sorted[Math.round(share * (sorted.length - 1))]).text;
  return `Adjusted Rand index over ${counted(values.length, "pair").text}: lowest ${at(0)}, median ${at(0.5)}, highest ${at(1)}.`;
}

/** A large table in whole hundredths, one byte each: a map of hundreds of clusterings would else fill megabytes. */
function hundredths(values: AgreementTable["values"]): Readonly<Record<string, unknown>> {
  const bytes = Uint8Array.from(Int8Array.from(values.flat(), (value) => Math.round(100 * value)));
  const bdata = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return { dtype: "i1", bdata, shape: `${values.length}, ${values.length}` };
}
