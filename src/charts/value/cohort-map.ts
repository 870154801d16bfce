import { counted, percent } from "../../text/format";
import type { CohortTriangle } from "../../value/retention/cohort-triangle";
import type { Figure } from "../base/figure";
import { heatMap } from "../base/heat-map";
import { axis, namesAxis, SEQUENTIAL_SCALE } from "../base/theme";

/**
 * The cohort triangle as colours: rows are the accounts that came in one period, columns the periods after it, colours the share
 * of them that orders then. The last row is the retention over all cohorts.
 *
 * @example cohortMap(cohortTriangle(study.lines)).title // "Who still orders? Customers by the quarter of their first order"
 */
export function cohortMap({ unit, cohorts, retention }: CohortTriangle): Figure {
  const title = `Who still orders? Customers by the ${unit} of their first order`;
  const rows = [
    ...cohorts.map(({ period, accounts, active }) => ({
      name: `${period} (${accounts})`,
      shares: active.map((n) => n / accounts),
    })),
    { name: "all", shares: retention.map(({ rate }) => rate) },
  ];
  const z = rows.map(({ shares }) => retention.map((_, n) => shares[n] ?? null));
  const [next] = retention.slice(1);
  return heatMap({
    title,
    alt:
      next === undefined
        ? `The lines do not cover a whole ${unit} after the first.`
        : `Of ${counted(next.accounts, "customer").text}, ${percent(next.rate, 0).text} order in the ${unit} after their first.`,
    height: 160 + 26 * rows.length,
    x: retention.map(({ periods }) => periods),
    y: rows.map(({ name }) => name),
    z,
    ends: [0, 1],
    colours: SEQUENTIAL_SCALE,
    bar: { title: "share that orders", tickformat: ".0%" },
    xaxis: axis(`${unit}s after the first`, { dtick: 1 }),
    yaxis: namesAxis(`first ${unit} (customers)`),
    cells: { xgap: 1, ygap: 1, hovertemplate: "%{y}, %{x} later: %{z:.0%}<extra></extra>" },
  });
}
