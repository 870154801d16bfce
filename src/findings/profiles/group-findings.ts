import type { SegmentName } from "../../segments/naming/name-segments";
import type { SegmentProfile } from "../../segments/profiles/profile-segments";
import type { Segmentation } from "../../segments/segmentation";
import { customerName } from "../../text/customer-name";
import { count, counted, decimal, percent } from "../../text/format";
import { joined, named, prose, type Finding } from "../../text/prose";
import type { SegmentStability } from "../../validity/stability/bootstrap-jaccard";
import type { ChosenSegmentation } from "../../study/segments-file";

/** A customer with this share of a segment's value makes the segment depend on it. */
const DEPENDENT = 0.5;

/** The first group: how many customers, what they are worth, and how much of it is one of them. */
export function firstGroupFinding(
  [first]: readonly SegmentProfile[],
  [name]: readonly SegmentName[],
  { base }: Pick<Segmentation, "base">,
): Finding {
  const size = prose`holds ${count(first.size)} of ${counted(base.customers.length, "customer")}`;
  if (base.value === null) return prose`The largest segment, "${name.name}", ${size}.`;
  return prose`The segment with the most ${base.value}, "${name.name}", ${size} and ${percent(first.shareOfValue)} of it; its largest customer has ${percent(first.largestCustomerShare)} of that.`;
}

/** So many segments are named in one sentence. */
const MOST_LISTED = 8;

/** Every segment by its name, with its customers and, where that is known, its share of the value. */
export function segmentsFinding(
  profiles: readonly SegmentProfile[],
  names: readonly Pick<SegmentName, "name">[],
  { value }: Pick<Segmentation["base"], "value">,
): Finding {
  const listed = profiles.slice(0, MOST_LISTED).map(({ index, size, shareOfValue }) => {
    const worth = value === null ? prose`` : prose`, ${percent(shareOfValue)} of ${value}`;
    return prose`"${names[index].name}" (${counted(size, "customer")}${worth})`;
  });
  const more = profiles.length - listed.length;
  const rest = more === 0 ? prose`` : prose` and ${count(more)} more`;
  return prose`${counted(profiles.length, "segment")}: ${joined(listed, ", ")}${rest}.`;
}

/** Of how many customers a figure is drawn, where it is not of all. */
export function drawnFinding(
  { features }: Pick<Segmentation, "features">,
  { customers }: Pick<Segmentation["base"], "customers">,
): Finding {
  if (features.rows === customers.length) return prose``;
  return prose`Drawn is the random sample of ${count(features.rows)} of ${counted(customers.length, "customer")}.`;
}

/** Whether the checks support the division. */
export function standingFinding({ method, status }: Pick<ChosenSegmentation, "method" | "status">): Finding {
  const division = prose`The division by ${method} is ${named("standing", status)}`;
  if (status === "supported")
    return prose`${division}: it passes every requirement of the rule in chapter 07.`;
  return prose`${division}: a working division that the checks do not support.`;
}

/** Why the division was chosen, and in what its groups differ by construction. */
export function groundsFinding({
  because,
  madeFrom,
}: Pick<ChosenSegmentation, "because" | "madeFrom">): Finding {
  return prose`${because} Segments differ by construction in what entered the matrix: ${madeFrom.join(", ")}.`;
}

/** A segment in one sentence, with the names the report's first page asks for. */
export function glanceFinding(
  profile: SegmentProfile,
  { name }: Pick<SegmentName, "name">,
  { jaccard, word }: Pick<SegmentStability, "jaccard" | "word">,
): Finding {
  const size = named("segmentSize", counted(profile.size, "customer"));
  const customers = named("segmentCustomerShare", percent(profile.shareOfCustomers));
  const value = Number.isNaN(profile.shareOfValue)
    ? prose``
    : prose`, with ${named("segmentValueShare", percent(profile.shareOfValue))} of the value`;
  const stability = prose`${named("segmentJaccard", decimal(jaccard))}, ${named("segmentStability", word)}`;
  return prose`${named("segmentName", name)}: ${size}, ${customers} of all${value}; bootstrap Jaccard ${stability}.`;
}

/** The words in each name, and the rules by which they hold. */
export function traitsFinding(names: readonly Pick<SegmentName, "name" | "words">[]): Finding {
  return joined(
    names.map(({ name, words }) => {
      if (words.length === 0)
        return prose`No word holds for most members of "${name}" and for fewer of the others.`;
      const rules = words.map(({ word, evidence }) => prose`${word} (${evidence})`);
      return prose`In the name "${name}": ${joined(rules, ", ")}.`;
    }),
    " ",
  );
}

/** Which segments depend on one customer. */
export function dependenceFinding(
  profiles: readonly SegmentProfile[],
  names: readonly Pick<SegmentName, "name">[],
): Finding {
  const rule = prose`Concentration is the sum of squared shares: ${count(1)} would be one customer alone.`;
  const segments = profiles.filter(({ kind }) => kind === "segment");
  if (profiles.every(({ largestCustomerShare }) => Number.isNaN(largestCustomerShare))) {
    return prose`What customers are worth is not known, so no segment can be checked for dependence on one of them.`;
  }
  const leaning = segments.filter(({ largestCustomerShare }) => largestCustomerShare >= DEPENDENT);
  if (leaning.length === 0)
    return prose`Over all, no segment has half of its value from one customer. ${rule}`;
  const list = leaning.map(({ index, customers }) => `"${names[index].name}" (${customers[0]})`).join(", ");
  return prose`Over all, one customer brings half or more of: ${list}. ${rule}`;
}

/** Each group's share of the value. */
export function sharesFinding(profiles: readonly SegmentProfile[]): Finding {
  const shares = profiles.map(({ shareOfValue }) => percent(shareOfValue));
  return prose`The segments' shares, from the first on: ${joined(shares, ", ")}.`;
}

/** The customer to picture for the first group. */
export function typicalFinding(
  [{ paragons }]: readonly SegmentProfile[],
  [{ name }]: readonly Pick<SegmentName, "name">[],
): Finding {
  const [{ customer, distance }] = paragons;
  return prose`The most typical customer of "${name}" is ${customerName(customer)}, nearest to the centre at a distance of ${decimal(distance)} over all features.`;
}

/** What the groups bring and which of them depend on one customer; says so where nobody knows what a customer is worth. */
export function worthFinding(
  profiles: readonly SegmentProfile[],
  names: readonly Pick<SegmentName, "name">[],
  { value }: Pick<Segmentation["base"], "value">,
): Finding {
  if (value === null)
    return prose`No column says what a customer is worth, so segments are compared by size only.`;
  return prose`${sharesFinding(profiles)} ${dependenceFinding(profiles, names)}`;
}
