import { sumBy } from "../../core/sum";
import { percent } from "../../text/format";
import type { SegmentPeriods } from "../../value/movement/segment-periods";
import type { Figure } from "../base/figure";
import { houseLayout, MUTED_COLOUR, plotlyText, segmentColour } from "../base/theme";

/**
 * How customers flow between segments from period to period. Customers that ordered for the first time later join on the way.
 *
 * @example movementFlow(periods).title // "Who was in which segment, period by period"
 */
export function movementFlow({ periods, states, paths }: SegmentPeriods): Figure {
  const title = "Who was in which segment, period by period";
  const silent = states.length - 1;
  const links = periods.slice(1).flatMap((_, t) =>
    states.flatMap((_, from) =>
      states.flatMap((_, to) => {
        const value = paths.filter(({ places }) => places[t] === from && places[t + 1] === to).length;
        return value === 0 ? [] : [{ t, from, to, value }];
      }),
    ),
  );
  const node = (t: number, state: number): number => t * states.length + state;
  const all = sumBy(links, ({ value }) => value);
  const same = sumBy(links, ({ from, to, value }) => (from === to ? value : 0));
  const colourOf = (state: number): string => (state === silent ? MUTED_COLOUR : segmentColour(state));
  // A flow has no legend of its own: points without a place have one.
  const legend = states.map((name, state) => ({
    type: "scatter",
    mode: "markers",
    x: [null],
    y: [null],
    name: plotlyText(name),
    marker: { color: colourOf(state), symbol: "square", size: 12 },
  }));
  const place = (t: number) => 0.001 + (0.998 * t) / Math.max(1, periods.length - 1);
  return {
    title,
    alt: `From one period to the next, ${percent(same / all, 0).text} of the customers are where they were before.`,
    data: [
      {
        type: "sankey",
        arrangement: "snap",
        node: {
          label: periods.flatMap(() => states.map(() => "")),
          customdata: periods.flatMap((period) => states.map((name) => plotlyText(`${name}, ${period}`))),
          hovertemplate: "%{customdata}: %{value}<extra></extra>",
          color: periods.flatMap(() => states.map((_, state) => colourOf(state))),
          x: periods.flatMap((_, t) => states.map(() => place(t))),
          pad: 18,
          thickness: 14,
        },
        link: {
          source: links.map(({ t, from }) => node(t, from)),
          target: links.map(({ t, to }) => node(t + 1, to)),
          value: links.map(({ value }) => value),
          color: "rgba(120,120,120,0.3)",
        },
      },
      ...legend,
    ],
    layout: houseLayout(
      { title, height: 500 },
      {
        xaxis: { visible: false },
        yaxis: { visible: false },
        legend: { orientation: "h", y: -0.3 },
        annotations: periods.map((period, t) => ({
          text: period.replace("from ", ""),
          // Twelve periods have room next to each other on a phone, too.
          textangle: -60,
          x: place(t),
          y: -0.05,
          xref: "paper",
          yref: "paper",
          yanchor: "top",
          // Its end points at the bar: the last one stays within the figure, however narrow.
          xanchor: "right",
          showarrow: false,
        })),
      },
    ),
  };
}
