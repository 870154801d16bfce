import type { ColumnContribution } from "../../segments/profiles/column-contributions";
import type { SegmentName } from "../../segments/naming/name-segments";
import { differsBeyondChance, TEST_LEVEL, type DescriptorTest } from "../../segments/profiles/held-out-tests";
import type { ProfileRow } from "../../segments/profiles/profile-rows";
import type { SegmentProfile } from "../../segments/profiles/profile-segments";
import { strongestContrast } from "../../segments/profiles/strongest-contrast";
import { strongestWord } from "../../segments/profiles/v-test";
import { count, counted, countOrNone, decimal, percent } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";

/** With so many customers hardly any difference stays unseen. */
const MANY = 500;
/** From this rank correlation on, a column follows a clustered one closely. */
const ECHO = 0.7;

const echoes = (test: Pick<DescriptorTest, "echo">): boolean =>
  test.echo !== null && Math.abs(test.echo.rankCorrelation) >= ECHO;

/** In what the segments differ of that which was held out of the clustering. */
export function heldOutFinding(tests: readonly DescriptorTest[]): Finding {
  const differing = tests.filter(differsBeyondChance);
  const rule = prose`(${percent(TEST_LEVEL, 0)} level, Holm's correction)`;
  if (differing.length === 0) {
    return prose`In what was held out of the clustering, the segments do not differ beyond chance ${rule}.`;
  }
  const names = differing.map(({ descriptor }) => descriptor).join(", ");
  const found = prose`In what was held out of the clustering, the segments differ in ${names} ${rule}`;
  const following = differing.filter(echoes).length;
  if (following === 0) return prose`${found}.`;
  return prose`${found}; ${count(following)} of these ${count(differing.length)} ${verb(following, "follows", "follow")} a clustered column closely (rank correlation of ${decimal(ECHO, 1)} or more) and ${verb(following, "repeats the clustering rather than confirms", "repeat the clustering rather than confirm")} it.`;
}

/** How many tests found a difference, and what that is worth. With many customers even small differences are found. */
export function testsFinding(tests: readonly DescriptorTest[], customers = 0): Finding {
  const tested = tests.filter(({ pValue }) => pValue !== null);
  const differing = tested.filter(differsBeyondChance);
  const following = differing.filter(echoes).map(({ descriptor }) => descriptor);
  if (tested.length === 0) {
    return tests.every(({ byConstruction }) => byConstruction)
      ? prose`All columns were compared, so none is left to test the segments on.`
      : prose`Nothing held out of the clustering could be tested.`;
  }
  const found =
    tested.length === 1
      ? prose`The one held-out column, ${tested[0].descriptor}, ${differing.length === 0 ? "does not differ" : "differs"} between segments at the ${percent(TEST_LEVEL, 0)} level. Segments of one customer take no part.`
      : prose`${countOrNone(differing.length, "None")} of ${counted(tested.length, "held-out column")} ${verb(Math.max(1, differing.length), "differs", "differ")} between segments at the ${percent(TEST_LEVEL, 0)} level after Holm's correction. Segments of one customer take no part.`;
  const caution =
    customers < MANY
      ? prose`With so few customers, no difference found is not the same as no difference.`
      : prose`With ${count(customers)} customers a difference may be beyond chance and still too small to matter: look at its effect.`;
  if (differing.length === 0) return prose`${found} ${caution}`;
  if (following.length === 0)
    return prose`${found} ${tested.length === 1 ? "It does not follow" : "None of them follows"} a clustered column closely. ${caution}`;
  return prose`${found} What follows a clustered column closely is no independent check: ${following.join(", ")}. ${caution}`;
}

/** The column that carries most of the differences between the groups. */
export function carryingColumnFinding([first]: readonly ColumnContribution[], columns: number): Finding {
  return prose`Of ${counted(columns, "column")} ${first.column} carries most of the variance between the segments, ${percent(first.share, 0)}; an even share would be ${percent(1 / columns, 0)}.`;
}

/** The strongest contrast of a group with all customers. */
export function contrastFinding(
  profiles: readonly SegmentProfile[],
  names: readonly Pick<SegmentName, "name">[],
): Finding {
  const strongest = strongestContrast(profiles);
  if (strongest === null) return prose`No segment differs from all customers in any number.`;
  const { descriptor, index, vTest, byConstruction } = strongest;
  const contrast = prose`The strongest contrast is ${descriptor} in "${names[index].name}": v = ${decimal(vTest, 1)}`;
  if (byConstruction) return prose`${contrast}, by construction.`;
  return prose`${contrast}, though it was held out of the clustering.`;
}

/** Of how many contrasts beyond 2 the table of descriptions is made, and how many of them are more than construction. */
export function describingFinding(rows: readonly ProfileRow[]): Finding {
  if (rows.length === 0) return prose`No descriptor has a v-test beyond ${count(2)}.`;
  const heldOut = rows.filter(({ descriptor }) => !String(descriptor).endsWith("*")).length;
  const lines = prose`${counted(rows.length, "line")} ${verb(rows.length, "has", "have")} a v-test beyond ${count(2)}`;
  if (heldOut === 0)
    return prose`${lines}, all by construction: they describe the segments and prove nothing.`;
  const tested = prose`${countOrNone(heldOut)} of them ${verb(heldOut, "is of a column", "are of columns")} held out of the clustering`;
  return prose`${lines}; ${tested}, and the test below corrects for their number.`;
}

/** Which categories are more or less common in a segment than chance allows. */
export function categoriesFinding(profiles: readonly SegmentProfile[], descriptor: string): Finding {
  const beyond = profiles.flatMap(({ index, categories }) =>
    categories
      .filter((each) => each.descriptor === descriptor && each.count > 0 && differsBeyondChance(each))
      .map(({ category }) => `${category} in segment ${index + 1}`),
  );
  const rule = prose`(hypergeometric tests, Holm's correction over all categories and segments)`;
  if (beyond.length === 0)
    return prose`No ${descriptor} is more or less common in a segment than chance allows ${rule}.`;
  return prose`Beyond chance: ${beyond.join(", ")} ${rule}.`;
}

/** Shares that differ by less look alike to a reader, whatever a test says. */
const LEAST_CONTRAST = 0.05;
/** So many standard errors below, a difference is chance. */
const LEAST_V_TEST = 2;

/** The most unusual word of any group, compared with all customers. */
export function wordsFinding(profiles: readonly SegmentProfile[]): Finding {
  const all = profiles.flatMap(({ index, categories }) => categories.map((each) => ({ index, ...each })));
  if (all.length === 0) return prose`No column holds words.`;
  const [most] = all.sort(strongestWord);
  const { index, descriptor, category, shareOfSegment, shareOfAll, vTest } = most;
  if (Math.abs(vTest) < LEAST_V_TEST)
    return prose`No answer in words sets a segment apart: none is more or less common in a segment by ${count(LEAST_V_TEST)} standard errors.`;
  if (all.every((each) => Math.abs(each.shareOfSegment - each.shareOfAll) < LEAST_CONTRAST))
    return prose`No answer in words sets a segment apart: each is about as common in every segment as among all customers (within ${count(100 * LEAST_CONTRAST)} percentage points).`;
  return prose`The strongest contrast in words: ${descriptor} is ${category} for ${percent(shareOfSegment, 0)} of segment ${count(index + 1)}, and for ${percent(shareOfAll, 0)} of all customers.`;
}
