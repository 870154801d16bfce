import type { SegmentName } from "../../segments/naming/name-segments";
import type { SegmentProfile } from "../../segments/profiles/profile-segments";

/** Weaker contrasts (in standard errors) are chance. */
const TELLING = 1.5;
const MOST_WORDS = 2;

/**
 * Names for groups of a table whose columns nobody told us the meaning of: by the one or two descriptors that set a
 * group apart most, `High price, low quantity`. Two groups of one name are told apart by their most typical members.
 */
export function contrastNames(profiles: readonly SegmentProfile[]): readonly SegmentName[] {
  const drafts = profiles.map((profile) => {
    if (profile.kind === "account") return `Account ${profile.customers[0]}`;
    const telling = [...profile.descriptors, ...profile.mix]
      .map(({ descriptor, rankVTest }) => ({ descriptor, strength: rankVTest ?? 0 }))
      .filter(({ strength }) => Math.abs(strength) >= TELLING)
      .sort((a, b) => Math.abs(b.strength) - Math.abs(a.strength))
      .slice(0, MOST_WORDS)
      .map(({ descriptor, strength }) => `${strength > 0 ? "high" : "low"} ${descriptor}`);
    const text = telling.length > 0 ? telling.join(", ") : "middling in everything";
    return text.charAt(0).toUpperCase() + text.slice(1);
  });
  return Object.freeze(
    profiles.map((profile, i) => {
      const shared = drafts.indexOf(drafts[i]) !== drafts.lastIndexOf(drafts[i]);
      return Object.freeze({
        index: profile.index,
        name: shared ? `${drafts[i]}, around ${profile.paragons[0].customer}` : drafts[i],
        traits: Object.freeze([]),
        persona: "",
        claims: Object.freeze([]),
      });
    }),
  );
}
