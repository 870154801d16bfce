import { decimal, percent } from "../../text/format";
import type { SegmentName } from "../naming/name-segments";
import type { ProfileRow } from "./profile-rows";
import type { SegmentProfile } from "./profile-segments";
import { strongestWord } from "./v-test";

/** Beyond two standard errors a contrast is more than a random draw would show. */
const TELLING = 2;
const MOST = 6;

/**
 * The words of all categories that are more or less common in a group than among all customers, the strongest first.
 *
 * @returns at most six rows a group; none for a group in which no word is unusual. Cost O(groups x levels).
 * @example show(table("Unusual words", levelRows(profiles, names)))
 */
export function levelRows(
  profiles: readonly SegmentProfile[],
  names: readonly Pick<SegmentName, "name">[],
): readonly ProfileRow[] {
  return profiles.flatMap(({ index, categories }) =>
    categories
      .filter(({ vTest }) => Math.abs(vTest) >= TELLING)
      .sort(strongestWord)
      .slice(0, MOST)
      .map((each) =>
        Object.freeze({
          segment: `${index + 1}: ${names[index].name}`,
          column: each.descriptor,
          word: each.category,
          customers: each.count,
          "share of the segment": percent(each.shareOfSegment, 0),
          "share of all": percent(each.shareOfAll, 0),
          "v-test": decimal(each.vTest, 1),
        }),
      ),
  );
}
