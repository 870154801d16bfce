/** Fields of results that are shares from 0 to 1: a table shows them as percentages, as sentences do. */
export const SHARE_FIELDS: ReadonlySet<string> = new Set(["largestShare", "noiseShare"]);

/** Fields of results that hold an option of a method; some are named after a person. */
export const OPTION_FIELDS: ReadonlySet<string> = new Set(["linkage", "distance"]);

/**
 * How a table heads the fields of results that have compound names in code. A name that is not listed, such as that of a
 * column of the user's data, heads its column as it is.
 */
export const COLUMN_TITLES: ReadonlyMap<string, string> = new Map([
  ["adjustedRand", "adjusted Rand index"],
  ["amount_count", "lines"],
  ["amount_mean", "amount, mean of a line"],
  ["amount_sum", "amount, sum"],
  ["agglomerative", "agglomerative coefficient"],
  ["aic", "AIC"],
  ["areaFt2", "area"],
  ["bic", "BIC"],
  ["calinskiHarabasz", "Calinski-Harabasz"],
  ["clusterCount", "clusters"],
  ["cophenetic", "cophenetic correlation"],
  ["daviesBouldin", "Davies-Bouldin"],
  ["icl", "ICL"],
  ["heldDirections", "held directions"],
  ["kMedoidsAgreement", "agreement of k-medoids (adjusted Rand index)"],
  ["largestShare", "share of the largest"],
  ["noiseShare", "share of noise"],
  ["orderNumber", "order number"],
  ["outlierScore", "outlier score"],
  ["parameterCount", "parameters"],
  ["pieceAreaFt2", "area of a piece"],
  ["pieceAreaInUnit", "area of a piece, as reported"],
  ["rankCorrelation", "rank correlation with Euclidean distances"],
  ["rowName", "left out"],
  ["standardDeviation", "standard deviation"],
]);
