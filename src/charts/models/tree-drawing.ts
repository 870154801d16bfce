import type { AskedNode } from "../../models/effects/asked-tree";
import { count, percent } from "../../text/format";
import type { Figure } from "../base/figure";
import { houseLayout, MAIN_COLOUR, MUTED_COLOUR, plotlyText } from "../base/theme";

/**
 * A decision tree as a drawing: questions from left to right, "no" upwards and "yes" downwards, and at each node the rows and the
 * share with the outcome. The darker a node, the larger its share.
 *
 * @example
 * const ends = { question: null, no: 0, yes: 0, depth: 1 };
 * const nodes = [
 *   { question: "orders more than 5", no: 1, yes: 2, share: 0.3, rows: 100, depth: 0 },
 *   { ...ends, share: 0.1, rows: 60 },
 *   { ...ends, share: 0.6, rows: 40 },
 * ];
 * treeDrawing(nodes, "Who leaves").alt // "First question: orders more than 5. The highest share at an end is 60%, of 40 rows; the lowest 10%, of 60."
 */
export function treeDrawing(nodes: readonly AskedNode[], title: string): Figure {
  const places = placesOf(nodes);
  const ends = nodes.filter(({ question }) => question === null);
  const high = ends.reduce((a, b) => (b.share > a.share ? b : a));
  const low = ends.reduce((a, b) => (b.share < a.share ? b : a));
  const first = nodes[0].question;
  const lines = nodes.flatMap(({ question, no, yes }, i) =>
    question === null
      ? []
      : [no, yes].map((to) => ({ from: places[i], to: places[to], word: to === no ? "no" : "yes" })),
  );
  const deepest = Math.max(...nodes.map(({ depth }) => depth));
  return {
    title,
    alt:
      first === null
        ? "No question separates the rows."
        : `First question: ${first}. The highest share at an end is ${percent(high.share, 0).text}, of ${count(high.rows).text} rows; the lowest ${percent(low.share, 0).text}, of ${count(low.rows).text}.`,
    data: [
      {
        type: "scatter",
        mode: "lines",
        x: lines.flatMap(({ from, to }) => [from.x, to.x, null]),
        y: lines.flatMap(({ from, to }) => [from.y, to.y, null]),
        line: { color: MUTED_COLOUR, width: 1 },
        hoverinfo: "skip",
        showlegend: false,
      },
      {
        type: "scatter",
        mode: "markers+text",
        x: places.map(({ x }) => x),
        y: places.map(({ y }) => y),
        text: nodes.map(({ question, share, rows }) =>
          [
            ...(question === null ? [] : [`${plotlyText(question)}?`]),
            `${percent(share, 0).text} of ${count(rows).text}`,
          ].join("<br>"),
        ),
        textposition: nodes.map(({ question }) => (question === null ? "middle right" : "top center")),
        marker: {
          size: 14,
          color: nodes.map(({ share }) => share),
          colorscale: [
            [0, "#ffffff"],
            [1, MAIN_COLOUR],
          ],
          cmin: 0,
          cmax: Math.max(...nodes.map(({ share }) => share)),
          line: { color: MAIN_COLOUR, width: 1 },
        },
        hovertemplate: "%{text}<extra></extra>",
        showlegend: false,
      },
    ],
    layout: houseLayout(
      { title, height: 160 + 62 * ends.length },
      {
        xaxis: { visible: false, range: [-0.35, deepest + 0.6] },
        yaxis: { visible: false, range: [-0.7, ends.length - 0.2] },
        annotations: lines.map(({ from, to, word }) => ({
          x: (from.x + to.x) / 2,
          y: (from.y + to.y) / 2,
          text: word,
          showarrow: false,
          bgcolor: "#ffffff",
          font: { size: 11 },
        })),
      },
    ),
  };
}

/** Ends one below the other, each question half-way between its answers. */
function placesOf(nodes: readonly AskedNode[]): readonly { readonly x: number; readonly y: number }[] {
  const places: { x: number; y: number }[] = nodes.map(({ depth }) => ({ x: depth, y: NaN }));
  let next = nodes.filter(({ question }) => question === null).length - 1;
  const place = (i: number): number => {
    const { question, no, yes } = nodes[i];
    places[i].y = question === null ? next-- : (place(no) + place(yes)) / 2;
    return places[i].y;
  };
  place(0);
  return places;
}
