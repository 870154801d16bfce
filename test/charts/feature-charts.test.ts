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
import { expectSoundFigure, rounded } from "./figure-checks";

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

describe("charts of the features", () => {
  it.each(figures.map((figure) => [figure.title, figure] as const))(
    "%s: sound and as before",
    (_, figure) => {
      expectSoundFigure(figure);
      expect(rounded(figure)).toMatchSnapshot();
    },
  );

  it("count the customers of a single product type", () => {
    expect(shareHeatMap(partShares(base)).alt).toContain("1 customers (20.0%)");
  });

  it("name the giant of the raw matrix", () => {
    expect(figures[6].alt).toMatch(/raw: G-1 \d\d\.\d%/);
  });
});
