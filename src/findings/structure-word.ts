/** Kaufman and Rousseeuw's words for a mean silhouette. */
const REASONABLE = 0.5;
const WEAK = 0.25;

/** How much structure there is by a mean silhouette, on Kaufman and Rousseeuw's scale: "reasonable", "weak" or "no substantial". */
export function structureWord(silhouette: number): "reasonable" | "weak" | "no substantial" {
  return silhouette >= REASONABLE ? "reasonable" : silhouette >= WEAK ? "weak" : "no substantial";
}
