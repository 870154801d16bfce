import { decimal } from "../format";
import type { Figure } from "./figure";
import { axis, houseLayout, plotlyText, SEQUENTIAL_SCALE } from "./theme";

/** Adjusted Rand index of every pair of clusterings; a square table, 1 on its diagonal. */
export interface AgreementTable {
  readonly names: readonly string[];
  readonly values: readonly (readonly number[])[];
}

/** How far clusterings agree, pair by pair: 1 the same partition, 0 no more than chance. */
export function agreementHeatMap(agreement: AgreementTable, title = "Agreement between clusterings"): Figure {
  const { names, values } = agreement;
  const pairs = values.flatMap((row, i) => row.slice(i + 1).map((value, j) => ({ i, j: i + 1 + j, value })));
  const labelled = names.length <= 12;
  return {
    title,
    alt: pairs.length === 0 ? "One clustering only." : spread(pairs.map((pair) => pair.value)),
    data: [
      {
        type: "heatmap",
        x: names.map(plotlyText),
        y: names.map(plotlyText),
        z: values.map((row) => row.map((value) => Math.round(value * 100) / 100)),
        zmin: 0,
        zmax: 1,
        colorscale: SEQUENTIAL_SCALE,
        reversescale: true,
        ...(labelled ? { texttemplate: "%{z:.2f}" } : {}),
        colorbar: { title: { text: "ARI" } },
        hovertemplate: "%{y}<br>%{x}<br>adjusted Rand index %{z:.2f}<extra></extra>",
      },
    ],
    layout: houseLayout(
      { title, height: labelled ? 200 + 34 * names.length : 640 },
      {
        xaxis: axis("clustering", { tickangle: -40, showticklabels: labelled }),
        yaxis: axis("clustering", { autorange: "reversed", showticklabels: labelled }),
      },
    ),
  };
}

function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => decimal(sorted[Math.round(share * (sorted.length - 1))]).text;
  return `Adjusted Rand index over ${values.length} pairs: lowest ${at(0)}, median ${at(0.5)}, highest ${at(1)}.`;
}
