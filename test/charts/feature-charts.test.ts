import { describe, expect, it } from "vitest";
import { biplot } from "../../src/charts/biplot";
import { correlationHeatMap } from "../../src/charts/correlation-heat-map";
import { distributionPanels } from "../../src/charts/distribution-panels";
import type { Figure } from "../../src/charts/figure";
import { outlierScatter } from "../../src/charts/outlier-scatter";
import { scaledBoxes } from "../../src/charts/scaled-boxes";
import { scree } from "../../src/charts/scree";
import { shareHeatMap } from "../../src/charts/share-heat-map";
import { varianceShares } from "../../src/charts/variance-shares";
import { customerFeatures } from "../../src/features/customer-features";
import { describeFeatures } from "../../src/features/describe-features";
import { outliers } from "../../src/features/outliers";
import { principalComponents } from "../../src/features/principal-components";
import { productShares } from "../../src/features/product-shares";
import { redundancy } from "../../src/features/redundancy";
import { fiveCustomers } from "../features/customers";
import { expectSoundFigure, rounded } from "./figure-checks";

const customers = fiveCustomers();
const raw = customerFeatures(customers, {
  transform: "none",
  mix: "none",
  scale: "none",
  columns: ["revenue", "quantity"],
});
const log = customerFeatures(customers, {
  transform: "log",
  mix: "none",
  scale: "none",
  columns: ["revenue", "quantity"],
});
const features = customerFeatures(customers, {
  transform: "log",
  mix: "share",
  scale: "standard",
  rareBelow: 2,
});
const panels = [raw, log].map((matrix) => ({ features: matrix, descriptions: describeFeatures(matrix) }));

const figures: Figure[] = [
  distributionPanels(panels[0], panels[1], "Measures as they are and as logarithms"),
  shareHeatMap(productShares(customers)),
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
    expect(shareHeatMap(productShares(customers)).alt).toContain("1 customers (20.0%)");
  });

  it("name the giant of the raw matrix", () => {
    expect(figures[6].alt).toMatch(/raw: G-1 \d\d\.\d%/);
  });
});
