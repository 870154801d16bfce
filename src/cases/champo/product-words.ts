import type { SegmentProfile } from "../../segments/profiles/profile-segments";

/** What the trade calls product types; others go by their own name in small letters. */
const TRADE_WORDS: Readonly<Record<string, string>> = {
  DURRY: "flat-weave",
  "HAND TUFTED": "hand-tufted",
  "GUN TUFTED": "gun-tufted",
  "TABLE TUFTED": "table-tufted",
  "DOUBLE BACK": "double-back",
  HANDWOVEN: "hand-woven",
  KNOTTED: "hand-knotted",
  HANDLOOM: "handloom",
  JACQUARD: "jacquard",
  "POWER LOOM JACQUARD": "power-loom jacquard",
  "INDO-TIBBETAN": "Indo-Tibetan",
  OTHER: "other",
};

/** The median member buys at least this share of its pieces in one type: a specialist. */
const SPECIALIST = 0.5;
/** … or at least this share in each of two. */
const HALF_SPECIALIST = 0.2;

/** What a product type is called in names and sentences. */
export function productWord(product: string): string {
  return TRADE_WORDS[product] ?? product.toLowerCase();
}

/**
 * What the typical member of a segment buys: one product type when the median share of its pieces is at
 * least a half, two when each has at least a fifth and they make at least half together, else `mixed-range`.
 * Members may each be specialists of different types; then no type has a median of any size, and where the
 * median member buys at most two types the word is `single-line`.
 *
 * @example productFocus(profile) // "flat-weave"
 */
export function productFocus(profile: SegmentProfile): string {
  const [first, second] = profile.mix;
  if (first && first.median >= SPECIALIST) return productWord(first.descriptor);
  if (first && second && second.median >= HALF_SPECIALIST && first.median + second.median >= SPECIALIST) {
    return `${productWord(first.descriptor)} and ${productWord(second.descriptor)}`;
  }
  const types = profile.descriptors.find((summary) => summary.descriptor === "product types");
  return types && types.median <= 2 ? "single-line" : "mixed-range";
}
