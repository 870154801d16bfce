import { describe, expect, it } from "vitest";
import { biplot } from "../../src/charts/features/biplot";
import { correlationHeatMap } from "../../src/charts/features/correlation-heat-map";
import { distributionPanels } from "../../src/charts/features/distribution-panels";
import type { Figure } from "../../src/charts/base/figure";
import { outlierScatter } from "../../src/charts/features/outlier-scatter";
import { scaledBoxes } from "../../src/charts/features/scaled-boxes";
import { scree } from "../../src/charts/features/scree";
import { shareHeatMap } from "../../src/charts/features/share-heat-map";
import { varianceShares } from "../../src/charts/features/variance-shares";
import { customerFeatures } from "../../src/customers/recipe/apply-recipe";
import { describeFeatures } from "../../src/customers/recipe/describe-features";
import { outliers } from "../../src/customers/explore/outliers";
import { principalComponents } from "../../src/customers/explore/principal-components";
import { partShares } from "../../src/customers/recipe/part-shares";
import { redundancy } from "../../src/customers/explore/redundancy";
import { fiveBase } from "../customers/customers";
import { expectSoundFigure, marksOf } from "./figure-checks";

const base = fiveBase();
const raw = customerFeatures(base, {
  transform: "none",
  parts: "none",
  scale: "none",
  columns: ["revenue", "pieces"],
});
const log = customerFeatures(base, {
  transform: "log",
  parts: "none",
  scale: "none",
  columns: ["revenue", "pieces"],
});
const features = customerFeatures(base, {
  transform: "log",
  columns: ["revenue", "piece size"],
  parts: "share",
  weight: "balanced",
  scale: "standard",
  rareBelow: 2,
});
const panels = [raw, log].map((matrix) => ({ features: matrix, descriptions: describeFeatures(matrix) }));

const figures: Figure[] = [
  distributionPanels(panels[0], panels[1], "Measures as they are and as logarithms"),
  distributionPanels(panels[0], panels[0], "Measures that nothing changes"),
  shareHeatMap(partShares(base)),
  correlationHeatMap(redundancy(features)),
  scree(principalComponents(features)),
  biplot(principalComponents(features)),
  scaledBoxes([
    { name: "none", features: log },
    { name: "standard", features },
  ]),
  varianceShares([
    { name: "raw", outliers: outliers(raw) },
    { name: "log", outliers: outliers(log) },
  ]),
  outlierScatter(outliers(features)),
];

/** What each figure draws, and what it says to those who cannot see it. */
const DRAWN: Readonly<Record<string, readonly [marks: string, says: string]>> = {
  "Measures as they are and as logarithms": [
    "histogram of 5 (x 4)",
    "Skewness above: revenue 2.24, pieces 2.24; below: log revenue 1.19, log pieces 1.69.",
  ],
  "Measures that nothing changes": ["histogram of 5 (x 2)", "Skewness: revenue 2.24, pieces 2.24."],
  "Product mix of each customer": [
    "heatmap of 5 by 4",
    "5 customers by 4 product types; 1 customer (20.0%) buys more than nine tenths of their pieces in one type.",
  ],
  "Correlations of the features": [
    "heatmap of 5 by 5",
    "5 features, 1 strongly correlated pair; the strongest is log piece size with DURRY share (r = -0.84).",
  ],
  "Variance along the principal components": [
    "bar of 5, scatter of 5",
    "PC 1 holds 54.7% of the variance, PC 2 28.4%; 2 of 5 components hold four fifths.",
  ],
  "Customers and features on two components": [
    "scatter of 5",
    "PC 1 (54.7% of the variance) is led by log piece size, PC 2 (28.4%) by log revenue; 5 customers, 5 features as arrows.",
  ],
  "The features under each scaling": [
    "box of 5 (x 7)",
    "none: widest log revenue (range 3.3), narrowest log pieces (2.9); standard: widest log revenue (range 2.7), narrowest KNOTTED share (1.8).",
  ],
  "How much of the matrix is one customer?": [
    "bar of 5 (x 2)",
    "Largest share of all squared distances from the mean: raw: G-1 80.0%; log: G-1 68.7%.",
  ],
  "Who lies far out?": ["scatter of 4, scatter of 1", "1 of 5 customers lies far out: G-1 (log revenue)."],
};

describe("charts of the features", () => {
  it.each(figures.map((figure) => [figure.title, figure] as const))(
    "%s: sound, draws what there is, and says its main numbers",
    (_, figure) => {
      expectSoundFigure(figure);
      expect([marksOf(figure), figure.alt]).toEqual(DRAWN[figure.title]);
    },
  );

  it("count the customers of a single product type", () => {
    expect(shareHeatMap(partShares(base)).alt).toContain("1 customer (20.0%)");
  });

  it("name the giant of the raw matrix", () => {
    expect(figures[7].alt).toMatch(/raw: G-1 \d\d\.\d%/);
  });
});
