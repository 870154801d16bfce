import { count, counted } from "../../text/format";
import { verb } from "../../text/verb";
import type { Figure } from "../base/figure";
import { houseLayout, segmentColour } from "../base/theme";

/** One stream of customers from a cluster at one k to a cluster at the next. */
export interface FlowLink {
  readonly fromK: number;
  readonly fromLabel: number;
  readonly toK: number;
  readonly toLabel: number;
  readonly rows: number;
}

/**
 * How customers move between clusters as k grows: which segments survive, which are split.
 *
 * @example
 * const flow = { fromK: 2, toK: 3, rows: 12 };
 * segmentFlow([
 *   { ...flow, fromLabel: 0, toLabel: 0 },
 *   { ...flow, fromLabel: 1, toLabel: 1 },
 * ]).alt // "From k = 2 to k = 3 there are 2 streams; 2 carry a whole cluster on undivided."
 */
export function segmentFlow(links: readonly FlowLink[]): Figure {
  const title = "Flow of customers as the number of clusters grows";
  const nodes = new Map<string, { index: number; k: number; label: number }>();
  const node = (k: number, label: number) => {
    const key = `${k}/${label}`;
    const known = nodes.get(key) ?? { index: nodes.size, k, label };
    nodes.set(key, known);
    return known.index;
  };
  const drawn = links.map((link) => ({
    source: node(link.fromK, link.fromLabel),
    target: node(link.toK, link.toLabel),
    value: link.rows,
  }));
  const all = [...nodes.values()];
  const ks = [...new Set(all.map(({ k }) => k))].sort((a, b) => a - b);
  const split = links.filter((link) =>
    links.some((other) => other !== link && other.fromK === link.fromK && other.fromLabel === link.fromLabel),
  );
  const whole = links.length - split.length;
  const places = Math.max(1, ks.length - 1);
  return {
    title,
    alt:
      `From k = ${ks[0]} to k = ${ks[ks.length - 1]} there ${verb(links.length, "is", "are")} ${counted(links.length, "stream").text}; ` +
      `${whole === 0 ? "none" : count(whole).text} ${verb(Math.max(1, whole), "carries", "carry")} a whole cluster on undivided.`,
    data: [
      {
        type: "sankey",
        arrangement: "snap",
        node: {
          label: all.map(({ label }) => String(label + 1)),
          customdata: all.map(({ k, label }) => `k = ${k}: ${label + 1}`),
          hovertemplate: "%{customdata}: %{value}<extra></extra>",
          color: all.map(({ label }) => segmentColour(label)),
          x: all.map(({ k }) => 0.001 + (0.998 * ks.indexOf(k)) / places),
          pad: 14,
          thickness: 16,
        },
        link: {
          source: drawn.map(({ source }) => source),
          target: drawn.map(({ target }) => target),
          value: drawn.map(({ value }) => value),
          color: "rgba(120,120,120,0.3)",
        },
      },
    ],
    layout: houseLayout(
      { title, height: 520 },
      {
        annotations: ks.map((k, i) => ({
          text: `k = ${k}`,
          x: i / places,
          xanchor: i === 0 ? "left" : i === places ? "right" : "center",
          y: 1.01,
          yanchor: "bottom",
          xref: "paper",
          yref: "paper",
          showarrow: false,
        })),
      },
    ),
  };
}
