import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { PurchaseHistory } from "../../src/value/purchases/purchase-history";

const file = path.join(__dirname, "../../../shared/data/cdnow-summary.csv");

/** Fader & Hardie's summary of CDNOW is not part of the project; where it lies next to it, published fits are checked. */
export const hasCdnow = existsSync(file);
if (!hasCdnow) console.log("skipped: the CDNOW summary is not at hand (../shared/data/cdnow-summary.csv)");

/** The 2,357 customers of CDNOW, in weeks, with what they paid on average for repeat purchases; none where there is no file. */
export const cdnowHistories = hasCdnow ? readSummary() : [];

function readSummary(): readonly (PurchaseHistory & { readonly meanSpend: number })[] {
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [name, repeats, lastAt, observed, meanSpend] = line.split(",");
      return {
        name,
        repeats: Number(repeats),
        lastAt: Number(lastAt),
        observed: Number(observed),
        meanSpend: Number(meanSpend),
      };
    });
}
