import { leadingFeatures } from "../../customers/explore/leading-features";
import type { PrincipalComponents } from "../../customers/explore/principal-components";
import type { PrincipalPlane } from "../../customers/explore/principal-plane";
import { count, decimal, percent } from "../../text/format";
import { joined, prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";

/** Where maps show as much as the components to this share, they are the components. */
const SAME_SHARE = 0.005;

/**
 * How many components keep nine tenths of the variance.
 *
 * @param plane of the maps; with answers in words it is another one than that of the components.
 */
export function componentsFinding(
  { cumulative }: PrincipalComponents,
  plane: Pick<PrincipalPlane, "explained"> | null = null,
): Finding {
  const enough = cumulative.findIndex((share) => share >= 0.9) + 1;
  const two = cumulative[Math.min(1, cumulative.length - 1)];
  if (cumulative.length < 2) return prose`There is one component only, so a map shows all of the variance.`;
  const shown = plane === null ? two : plane.explained[0] + plane.explained[1];
  const map =
    Math.abs(shown - two) < SAME_SHARE
      ? prose`A map of the first two leaves out ${percent(1 - two)}.`
      : prose`The maps of the next chapters weigh rare answers more than common ones, as is usual for words, and show ${percent(shown, 0)}.`;
  if (enough <= 2)
    return prose`Two components keep ${percent(two)} of the variance${enough === 1 ? prose`, the first alone ${percent(cumulative[0])}` : prose``}. ${map}`;
  return prose`Two components keep ${percent(two)} of the variance, ${count(enough)} ${verb(enough, "keeps", "keep")} nine tenths. ${map}`;
}

/** A second feature is named where it weighs at least such a part of the first. */
const LEAST_PART = 0.25;

/** The features that carry the first two components. */
export function carriersFinding(components: PrincipalComponents): Finding {
  const carriers = [1, 2].slice(0, components.columnNames.length).map((number) => {
    const [most, ...others] = leadingFeatures(components, number, 2);
    const named = [
      most,
      ...others.filter(({ weight }) => Math.abs(weight) >= LEAST_PART * Math.abs(most.weight)),
    ];
    return joined(
      named.map(({ feature, weight }) => prose`${feature} (${decimal(weight)})`),
      " and ",
    );
  });
  const [first, second] = carriers;
  const rest = second === undefined ? prose`` : prose`, the second by ${second}`;
  return prose`The first component is carried by ${first}${rest}. Columns whose arrows point the same way grow together; the sign of a component means nothing.`;
}
