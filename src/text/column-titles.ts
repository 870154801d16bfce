/**
 * How a table heads the fields of results that have compound names in code. A name that is not listed, such as that of a
 * column of the user's data, heads its column as it is.
 */
export const COLUMN_TITLES: ReadonlyMap<string, string> = new Map([
  ["adjustedRand", "adjusted Rand index"],
  ["areaFt2", "area"],
  ["calinskiHarabasz", "Calinski-Harabasz"],
  ["clusterCount", "clusters"],
  ["daviesBouldin", "Davies-Bouldin"],
  ["heldDirections", "held directions"],
  ["largestShare", "share of the largest"],
  ["noiseShare", "share of noise"],
  ["orderNumber", "order number"],
  ["outlierScore", "outlier score"],
  ["parameterCount", "parameters"],
  ["pieceAreaFt2", "area of a piece"],
  ["rowName", "left out"],
  ["standardDeviation", "standard deviation"],
]);
