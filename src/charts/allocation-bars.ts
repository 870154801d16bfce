import type { SampleAllocation } from "../decisions/sample-allocation";
import { count } from "../format";
import type { Figure } from "./figure";
import { axis, houseLayout, MAIN_COLOUR, MUTED_COLOUR, plotlyText } from "./theme";

/** Samples now and in the plan, for the accounts whose number changes, most samples first; logarithmic axis. */
export function allocationBars(allocation: SampleAllocation): Figure {
  const title = "Samples now and in the plan";
  const changed = [...allocation.accounts]
    .filter((account) => account.planned !== account.samples)
    .sort((a, b) => b.samples - a.samples);
  const labels = changed.map((account) => plotlyText(account.name));
  const fewer = changed.filter((account) => account.planned < account.samples);
  const bar = (name: string, color: string, x: readonly number[]) => ({
    type: "bar",
    orientation: "h",
    name,
    y: labels,
    x,
    text: x.map((samples) => count(samples).text),
    textposition: "auto",
    marker: { color },
    hovertemplate: `%{y}: %{x} samples ${name}<extra></extra>`,
  });
  return {
    title,
    alt:
      changed.length === 0
        ? "The plan changes nothing."
        : `${count(allocation.moved).text} samples move: from ${fewer.map(({ name }) => name).join(", ")} to ` +
          `${count(changed.length - fewer.length).text} other accounts.`,
    data: [
      bar(
        "now",
        MUTED_COLOUR,
        changed.map((account) => account.samples),
      ),
      bar(
        "planned",
        MAIN_COLOUR,
        changed.map((account) => account.planned),
      ),
    ],
    layout: houseLayout(
      { title, height: 170 + 44 * Math.max(2, changed.length) },
      {
        barmode: "group",
        xaxis: axis("samples", { type: "log", dtick: 1 }),
        yaxis: axis("account", { autorange: "reversed", type: "category", dtick: 1 }),
        legend: { orientation: "h", y: -0.15 },
      },
    ),
  };
}
