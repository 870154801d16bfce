import type { CustomerMeasures } from "../customer-table";
import type { FeatureSource, Measure } from "./feature-recipe";

/** A customer's raw value of a feature, in its unit; `null` where it is undefined (the mix of no pieces). */
export function rawFeature(record: CustomerMeasures, source: FeatureSource): number | null {
  if (source.kind === "measure") return rawMeasure(record, source.measure);
  const pieces = record.products[source.product] ?? 0;
  if (source.kind === "pieces") return pieces;
  // Shares of what the product columns hold, so that they add up to 1 also where the sheet is out of true.
  const all = Object.values(record.products).reduce((sum, part) => sum + part, 0);
  return all > 0 ? pieces / all : null;
}

function rawMeasure(record: CustomerMeasures, measure: Measure): number | null {
  const { quantity, areaFt2, revenue, products } = record;
  switch (measure) {
    case "revenue":
      return revenue;
    case "quantity":
      return quantity;
    case "area":
      return areaFt2;
    case "pieceArea":
      return quantity > 0 ? areaFt2 / quantity : null;
    case "price":
      return areaFt2 > 0 ? revenue / areaFt2 : null;
    case "breadth":
      return Object.values(products).filter((pieces) => pieces > 0).length;
  }
}
