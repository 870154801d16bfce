import { horizontalAt } from "../../../charts/base/reference-line";
import type { SampleAllocation } from "../samples/sample-allocation";
import { count, decimal, percent } from "../../../text/format";
import type { Figure } from "../../../charts/base/figure";
import { axis, houseLayout, MUTED_COLOUR, segmentColour } from "../../../charts/base/theme";

/**
 * What-if by budget: the expected change in converted samples against today for every budget, one curve per return of
 * further samples, with the central 95% of the posterior draws as a band.
 *
 * @example
 * budgetCurve(sampleWhatIf(crossed, { budgets: [1, 1.5], returns: [0.5] }, { seed: 7 })).title
 * // "What another budget of samples would bring"
 */
export function budgetCurve(plans: readonly SampleAllocation[]): Figure {
  const title = "What another budget of samples would bring";
  const returns = [...new Set(plans.map((plan) => plan.assumptions.furtherSampleReturn))].sort(
    (a, b) => a - b,
  );
  const curves = returns.map((furtherSampleReturn) => ({
    name: `further samples worth ${percent(furtherSampleReturn, 0).text}`,
    plans: plans
      .filter((plan) => plan.assumptions.furtherSampleReturn === furtherSampleReturn)
      .sort((a, b) => a.assumptions.budget - b.assumptions.budget),
  }));
  const ends = curves.map(({ name, plans: own }) => {
    const [first, last] = [own[0], own[own.length - 1]];
    return `${name}: from ${decimal(first.expectedGain, 0).text} at ${decimal(first.assumptions.budget).text} times today's budget to ${decimal(last.expectedGain, 0).text} at ${decimal(last.assumptions.budget).text}`;
  });
  return {
    title,
    alt: plans.length === 0 ? "0 plans." : `${ends.join("; ")}.`,
    data: curves.flatMap(({ name, plans: own }, i) => {
      const x = own.map((plan) => plan.assumptions.budget);
      const colour = segmentColour(i);
      return [
        {
          type: "scatter",
          mode: "lines",
          x: [...x, ...[...x].reverse()],
          y: [...own.map((plan) => plan.gainHigh), ...[...own].reverse().map((plan) => plan.gainLow)],
          fill: "toself",
          fillcolor: colour,
          opacity: 0.2,
          line: { width: 0 },
          hoverinfo: "skip",
          showlegend: false,
        },
        {
          type: "scatter",
          mode: "lines+markers",
          name,
          x,
          y: own.map((plan) => plan.expectedGain),
          customdata: own.map((plan) => count(plan.planned).text),
          line: { color: colour, width: 2 },
          marker: { color: colour, size: 7 },
          hovertemplate: "%{x} times now (%{customdata} samples): %{y:.0f} converted more<extra></extra>",
        },
      ];
    }),
    layout: houseLayout(
      { title, height: 440 },
      {
        xaxis: axis("budget, as a multiple of the samples sent now"),
        yaxis: axis("change in converted samples against now"),
        legend: { orientation: "h", y: -0.2 },
        shapes: [horizontalAt(0, { color: MUTED_COLOUR, dash: "dot" })],
      },
    ),
  };
}
