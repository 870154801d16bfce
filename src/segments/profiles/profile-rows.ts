import type { Finding } from "../../text/prose";
import { requireFunction } from "../../core/require-function";
import { requireList } from "../../core/require-list";
import { count, decimal, money, percent, type Quantity } from "../../text/format";
import { featureOfColumns, type Feature } from "../../customers/recipe/feature-recipe";
import { invertFeatures } from "../../customers/recipe/invert-features";
import { matrixFromRows } from "../../math/linear/matrix";
import type { ConfidenceCard } from "../place/confidence-cards";
import type { SmallestChange } from "../place/smallest-change";
import type { DescriptorSummary } from "./descriptor-summary";
import type { Echo } from "./echo";
import type { DescriptorTest } from "./held-out-tests";
import type { SegmentName } from "../naming/name-segments";
import type { SegmentProfile } from "./profile-segments";
import type { Segmentation } from "../segmentation";
import { inUnit, unitAfter } from "./in-unit";
import { summaryOf } from "./summary-of";

/** A row of a table: text, numbers, or numbers with their text, by column name. */
export type ProfileRow = Readonly<Record<string, string | number | Quantity | Finding>>;

/**
 * Each descriptor in a row, each group in two columns: its median and the middle half of its members, next to
 * the median of all customers.
 *
 * @example show(table("Medians", descriptorRows(profiles, ["revenue", "orders"])))
 */
export function descriptorRows(
  profiles: readonly SegmentProfile[],
  descriptors: readonly string[],
): readonly ProfileRow[] {
  return descriptors.map((name) => {
    const summaries = profiles.map((profile) => summaryOf(profile, name));
    const first = summaries.find((summary) => summary !== undefined);
    const cells = summaries.flatMap((summary, i): [string, string][] => [
      [`segment ${profiles[i].index + 1}`, summary ? medianAndRange(summary) : ""],
    ]);
    return Object.freeze({
      descriptor: `${name}${first?.byConstruction ? " *" : ""}`,
      unit: first?.unit ?? "",
      all: first ? inUnit(first.medianOfAll, first.unit).text : "",
      ...Object.fromEntries(cells),
    });
  });
}

/**
 * Original units next to standardised ones: for each clustered column, every group's centre in units of the
 * clustered matrix and, next to it, the same value in the unit of the figure behind it.
 *
 * @param centers of the groups, in their order, as `groupCenters` gives them.
 * @example centerRows(segmentation, groupCenters(segmentation)).length // 9
 */
export function centerRows(
  segmentation: Segmentation,
  centers: readonly Float64Array[],
): readonly ProfileRow[] {
  const { recipe } = segmentation.features;
  const original = invertFeatures(recipe, matrixFromRows(centers.map((center) => Array.from(center))));
  return featureOfColumns(recipe).map((feature, j) =>
    Object.freeze({
      column: segmentation.features.columnNames[j],
      unit: unitOf(feature),
      ...Object.fromEntries(
        centers.flatMap((center, i): [string, Quantity][] => [
          [`segment ${i + 1}, standardised`, decimal(center[j])],
          [`segment ${i + 1}`, inUnit(original.data[i * original.columns + j], unitOf(feature))],
        ]),
      ),
    }),
  );
}

/** The centre of a level is its share among the members. */
function unitOf(feature: Feature): string {
  return feature.kind === "number" ? feature.unit : "share";
}

/** What the money view calls the value, and columns of a case's own. */
export interface MoneyRowOptions {
  /** Default `value`. */
  readonly value?: string;
  /** Each adds columns, in this order. */
  readonly more?: readonly ((profile: SegmentProfile) => ProfileRow)[];
}

/**
 * The money view: what each group brings, and how it is spread.
 *
 * @example show(table("The money view", moneyRows(profiles, names, { value: "revenue" })))
 */
export function moneyRows(
  profiles: readonly SegmentProfile[],
  names: readonly SegmentName[],
  { value = "value", more = [] }: MoneyRowOptions = {},
): readonly ProfileRow[] {
  requireList(more, "moneyRows(more)");
  for (const columns of more) requireFunction(columns, "moneyRows(more)");
  return profiles.map((profile) =>
    Object.freeze({
      segment: profile.index + 1,
      name: names[profile.index].name,
      customers: profile.size,
      "share of customers": percent(profile.shareOfCustomers),
      [value]: money(profile.value),
      [`share of ${value}`]: percent(profile.shareOfValue),
      "largest customer": profile.customers[0],
      "its share of the segment": percent(profile.largestCustomerShare),
      concentration: decimal(profile.concentration),
      ...Object.assign({}, ...more.map((columns) => columns(profile))),
    }),
  );
}

/**
 * The tests of what was held out, the smallest p-value first, then what differs by construction.
 *
 * @example show(table("Do the segments differ?", testRows(profileSegments(segmentation, 7).tests)))
 */
export function testRows(tests: readonly DescriptorTest[]): readonly ProfileRow[] {
  return [...tests]
    .sort((a, b) => (a.pValue ?? 2) - (b.pValue ?? 2))
    .map((test) =>
      Object.freeze({
        descriptor: test.descriptor,
        test: test.byConstruction ? "none" : test.test,
        "effect (0 to 1)": decimal(test.effect),
        p: test.byConstruction ? "by construction" : smallP(test.pValue),
        "p, corrected": test.byConstruction ? "by construction" : smallP(test.adjustedPValue),
        "follows the clustered column (rank correlation)": test.echo === null ? "" : echoText(test.echo),
      }),
    );
}

function echoText({ column, rankCorrelation, among }: Echo): string {
  const compared = among === undefined ? "" : `, among ${count(among).text} customers`;
  return `${column} (${decimal(rankCorrelation).text}${compared})`;
}

/**
 * Typical and specific customers of each group, by name and distance in the clustered matrix.
 *
 * @example show(table("Typical customers", typicalRows(profiles, names)))
 */
export function typicalRows(
  profiles: readonly SegmentProfile[],
  names: readonly SegmentName[],
): readonly ProfileRow[] {
  return profiles.map((profile) =>
    Object.freeze({
      segment: profile.index + 1,
      name: names[profile.index].name,
      "most typical (distance to the centre)": withDistances(profile.paragons),
      "most specific (distance to the nearest other centre)":
        withDistances(profile.specific) || "no other segment",
    }),
  );
}

/** Customers with their distances, such as `A (0.31), B (0.44)`; empty for none. */
export function withDistances(list: SegmentProfile["paragons"]): string {
  return list.map(({ customer, distance }) => `${customer} (${decimal(distance).text})`).join(", ");
}

/**
 * Confidence cards as rows.
 *
 * @example cardRows(confidenceCards(segmentation, { resamples: 5, seed: 7 }), names).length // 45
 */
export function cardRows(
  cards: readonly ConfidenceCard[],
  names: readonly SegmentName[],
): readonly ProfileRow[] {
  return cards.map((card) =>
    Object.freeze({
      customer: card.customer,
      segment: card.group + 1,
      "its place": card.word,
      silhouette: decimal(card.silhouette),
      "stays in its segment": percent(card.stays, 0),
      "runner-up": runnerUpText(card.runnerUp, names),
      "nearest neighbour": card.nearestNeighbour,
      "smallest change that would move it": changeText(card),
    }),
  );
}

/** A group by number and name; empty for none. */
export function runnerUpText(group: number | null, names: readonly SegmentName[]): string {
  return group === null ? "" : `${group + 1}: ${names[group].name}`;
}

/** The smallest change of one figure that would move a customer to another group, in words. */
export function changeText({ change }: ConfidenceCard): string {
  if (change === null) return "no single column could";
  if (change.size === 0) return `none needed: nearer to the centre of segment ${change.towards + 1}`;
  const [from, to] = [inUnit(change.from, change.unit).text, inUnit(enough(change), change.unit).text];
  return `${change.feature} from ${from} to ${to}${change.unit === change.feature ? "" : unitAfter(change.unit)} (to segment ${change.towards + 1})`;
}

/** How far a figure must move, whole where it is whole: two orders become one, not 1.9. */
function enough({ from, to, unit }: SmallestChange): number {
  if (unit === "currency" || unit.startsWith("share") || !Number.isInteger(from)) return to;
  return to < from ? Math.floor(to) : Math.ceil(to);
}

function medianAndRange(summary: DescriptorSummary): string {
  if (summary.defined === 0) return "not defined";
  const say = (value: number): string => inUnit(value, summary.unit).text;
  if (summary.defined === 1) return say(summary.median);
  return `${say(summary.median)} (${say(summary.lowerQuartile)} to ${say(summary.upperQuartile)})`;
}

function smallP(p: number | null): Quantity | string {
  if (p === null) return "not defined";
  return p < 0.0001 ? "< 0.0001" : decimal(p, 4);
}
