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

/**
 * What a product type is called in names and sentences.
 *
 * @example productWord("DURRY") // "flat-weave"
 */
export function productWord(product: string): string {
  return TRADE_WORDS[product] ?? product.toLowerCase();
}
