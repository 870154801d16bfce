/** Spellings that differ in more than spaces, hyphens and case, by their letters. */
const SPELLINGS: Readonly<Record<string, string>> = {
  HANDWOVEN: "HANDWOVEN",
  HANDTUFTED: "HAND TUFTED",
  GUNTUFTED: "GUN TUFTED",
  TABLETUFTED: "TABLE TUFTED",
  DOUBLEBACK: "DOUBLE BACK",
  POWERLOOMJACQUARD: "POWER LOOM JACQUARD",
  INDOTEBETAN: "INDO-TIBBETAN",
  INDOTIBBETAN: "INDO-TIBBETAN",
};

/**
 * One name per product type, however a sheet spells it: the spelling of the order lines' `ITEM_NAME`.
 * Types it does not know keep their name, in capitals.
 *
 * @example productName("Powerloom Jacquard") // "POWER LOOM JACQUARD"
 */
export function productName(text: string): string {
  const name = text.trim().toUpperCase();
  return SPELLINGS[name.replace(/[^\p{L}\p{N}]/gu, "")] ?? name;
}
