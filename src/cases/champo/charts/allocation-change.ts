import { namesInASentence } from "../../../text/few-names";
import type { SampleAllocation } from "../samples/sample-allocation";
import { count, counted } from "../../../text/format";
import type { Figure, Trace } from "../../../charts/base/figure";
import {
  axis,
  houseLayout,
  MAIN_COLOUR,
  MUTED_COLOUR,
  namesAxis,
  plotlyText,
} from "../../../charts/base/theme";

/**
 * Samples now and in the plan, for the accounts whose number changes, most samples first. Points on a logarithmic
 * axis: there, bars would have no length to compare.
 *
 * @example allocationChange(allocation).title // "Samples now and in the plan"
 */
export function allocationChange(allocation: SampleAllocation): Figure {
  const title = "Samples now and in the plan";
  const changed = [...allocation.accounts]
    .filter((account) => account.planned !== account.samples)
    .sort((a, b) => b.samples - a.samples);
  const labels = changed.map((account) => plotlyText(account.name));
  const fewer = changed.filter((account) => account.planned < account.samples);
  const points = (name: string, color: string, x: readonly number[], sides: readonly string[]): Trace => ({
    type: "scatter",
    mode: "markers+text",
    name,
    y: labels,
    x,
    text: x.map((samples) => count(samples).text),
    textposition: sides,
    cliponaxis: false,
    textfont: { size: 11, color: "#444444" },
    marker: { color, size: 11 },
    hovertemplate: `%{y}: %{x} samples ${name}<extra></extra>`,
  });
  // Each number stands outside the line between its point and the other one.
  const side = (own: number, other: number): string => (own < other ? "middle left" : "middle right");
  return {
    title,
    alt:
      changed.length === 0
        ? "The plan changes nothing."
        : `${counted(allocation.moved, "sample moves", "samples move").text}. Fewer than now go to ${namesInASentence(fewer.map(({ name }) => name)).text}, more to ` +
          `${counted(changed.length - fewer.length, "other account").text}.`,
    data: [
      {
        type: "scatter",
        mode: "lines",
        y: labels.flatMap((label) => [label, label, null]),
        x: changed.flatMap((account) => [account.samples, account.planned, null]),
        line: { color: MUTED_COLOUR, width: 2 },
        hoverinfo: "skip",
        showlegend: false,
      },
      points(
        "now",
        MUTED_COLOUR,
        changed.map((account) => account.samples),
        changed.map((account) => side(account.samples, account.planned)),
      ),
      points(
        "planned",
        MAIN_COLOUR,
        changed.map((account) => account.planned),
        changed.map((account) => side(account.planned, account.samples)),
      ),
    ],
    layout: houseLayout(
      { title, height: 180 + 30 * Math.max(2, changed.length) },
      {
        xaxis: axis("samples (logarithmic)", { type: "log", dtick: 1 }),
        yaxis: namesAxis("account"),
        legend: { orientation: "h", y: -0.17 },
      },
    ),
  };
}
