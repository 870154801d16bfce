import { sumBy } from "../../core/sum";
import { percent } from "../../text/format";
import type { SegmentName } from "../../segments/naming/name-segments";
import type { SegmentProfile } from "../../segments/profiles/profile-segments";
import type { Figure } from "../base/figure";
import { MOST_NAMED } from "../base/readable";
import { houseLayout, plotlyText, segmentColour } from "../base/theme";
import { wrappedName } from "../base/wrapped-name";

/**
 * Revenue as an area: groups, and in them their customers. Customers without revenue have no area.
 *
 * @param value what customers are measured by, in a few words.
 * @example segmentTreemap(profiles, names).title // "Revenue by segment and customer"
 */
export function segmentTreemap(
  profiles: readonly SegmentProfile[],
  names: readonly SegmentName[],
  value = "revenue",
): Figure {
  const title = `${value.charAt(0).toUpperCase()}${value.slice(1)} by segment and customer`;
  const members = profiles.flatMap((profile) =>
    profile.customers.map((customer, i) => ({ profile, customer, revenue: profile.values[i] })),
  );
  const all = members.filter(({ revenue }) => revenue > 0);
  const least = [...all].sort((a, b) => b.revenue - a.revenue)[MOST_NAMED]?.revenue ?? 0;
  const earning = all.filter(({ revenue }) => revenue > least);
  const restOf = (index: number): number =>
    sumBy(all, ({ profile, revenue }) => (profile.index === index && revenue <= least ? revenue : 0));
  const groups = profiles.filter((profile) => profile.value > 0);
  const said = groups.map(
    (profile) => `${names[profile.index].name}: ${percent(profile.shareOfValue).text} of the ${value}`,
  );
  return {
    title,
    alt: groups.length === 0 ? `No ${value}.` : `${said.join("; ")}.`,
    data: [
      {
        type: "treemap",
        ids: [
          ...groups.map((profile) => `segment ${profile.index}`),
          ...earning.map(({ customer }) => `customer ${customer}`),
        ],
        labels: [
          ...groups.map((profile) => wrappedName(names[profile.index].name, 60)),
          ...earning.map(({ customer }) => plotlyText(customer)),
        ],
        parents: [...groups.map(() => ""), ...earning.map(({ profile }) => `segment ${profile.index}`)],
        // A group is the sum of its members, and of those too small to be drawn: "total" would refuse parts that exceed
        // their whole by rounding.
        values: [...groups.map(({ index }) => restOf(index)), ...earning.map(({ revenue }) => revenue)],
        branchvalues: "remainder",
        texttemplate: "%{label}<br>%{percentRoot:.1%}",
        hovertemplate: `%{label}: %{value:.4s}, %{percentRoot:.1%} of the ${plotlyText(value)}<extra></extra>`,
        marker: {
          line: { color: "#ffffff", width: 1.5 },
          colors: [
            ...groups.map((profile) => segmentColour(profile.index)),
            ...earning.map(({ profile }) => segmentColour(profile.index)),
          ],
        },
        tiling: { pad: 2 },
      },
    ],
    layout: houseLayout({ title, height: 480 }, { margin: { l: 8, r: 8, t: 56, b: 8 } }),
  };
}
