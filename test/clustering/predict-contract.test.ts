import { describe, expect, it } from "vitest";
import { dbscan } from "../../src/clustering/density/dbscan";
import { predictDbscan } from "../../src/clustering/density/dbscan-predict";
import { hdbscan } from "../../src/clustering/density/hdbscan";
import { predictHdbscan } from "../../src/clustering/density/hdbscan-predict";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import { predictKMeans } from "../../src/clustering/kmeans/kmeans-predict";
import { latentClass } from "../../src/clustering/latent-class/latent-class";
import { predictLatentClass } from "../../src/clustering/latent-class/latent-class-predict";
import { kmedoids } from "../../src/clustering/medoids/kmedoids";
import { predictKMedoids } from "../../src/clustering/medoids/kmedoids-predict";
import { gaussianMixture } from "../../src/clustering/mixture/gaussian-mixture";
import { predictGaussianMixture } from "../../src/clustering/mixture/gaussian-mixture-predict";
import { trimmedKMeans } from "../../src/clustering/robust/trimmed-kmeans";
import { predictTrimmedKMeans } from "../../src/clustering/robust/trimmed-kmeans-predict";
import { InputError } from "../../src/core/input-error";
import { mixedObservations, type MixedObservations } from "../../src/math/linear/mixed-observations";
import { observations, selectRows, type Observations } from "../../src/math/linear/observations";
import { randomNormal, randomSource } from "../../src/math/distributions/random";

interface Fitted {
  readonly labels: Int32Array;
  readonly predict: (x: Observations) => Int32Array;
}

const mixed = (x: Observations): MixedObservations =>
  mixedObservations(
    x.rowNames,
    x.columnNames.map((name, j) => ({
      name,
      kind: "numeric" as const,
      values: Array.from({ length: x.rows }, (_, i) => x.data[i * x.columns + j]),
    })),
  );

/** Every method that places new rows. */
const PREDICTORS: Readonly<Record<string, (x: Observations) => Fitted>> = {
  "k-means": (x) => {
    const model = kmeans(x, { k: 3, seed: 7 });
    return { labels: model.labels, predict: (rows) => predictKMeans(model, rows).labels };
  },
  "k-medoids": (x) => {
    const model = kmedoids(x, { k: 3 });
    return { labels: model.labels, predict: (rows) => predictKMedoids(model, rows).labels };
  },
  "Gaussian mixture": (x) => {
    const model = gaussianMixture(x, { k: 3, covariance: "diagonal", seed: 7 });
    return { labels: model.labels, predict: (rows) => predictGaussianMixture(model, rows).labels };
  },
  "latent classes": (x) => {
    const model = latentClass(mixed(x), { k: 3, seed: 7, standardErrors: false });
    return { labels: model.labels, predict: (rows) => predictLatentClass(model, mixed(rows)).labels };
  },
  "trimmed k-means": (x) => {
    const model = trimmedKMeans(x, { k: 3, trim: 0.05, seed: 7 });
    return { labels: model.labels, predict: (rows) => predictTrimmedKMeans(model, rows).labels };
  },
  DBSCAN: (x) => {
    const model = dbscan(x, { eps: 3, minPoints: 4 });
    return { labels: model.labels, predict: (rows) => predictDbscan(model, rows) };
  },
  HDBSCAN: (x) => {
    const model = hdbscan(x, { minClusterSize: 5 });
    return { labels: model.labels, predict: (rows) => predictHdbscan(model, rows).labels };
  },
};

const random = randomSource(3);
const x = observations(
  Array.from({ length: 60 }, (_, i) => [0, 1].map((j) => 12 * ((i + j) % 3) + randomNormal(random))),
  { columnNames: ["p", "q"] },
);

describe.each(Object.entries(PREDICTORS))("the contract of placing new rows: %s", (_, fit) => {
  const { labels, predict } = fit(x);

  it("the rows of the fit get their own labels", () => expect(predict(x)).toEqual(labels));

  it("a row's place does not depend on the rows it comes with", () => {
    const some = [59, 3, 3 + 1, 20];
    expect([...predict(selectRows(x, some))]).toEqual(some.map((row) => labels[row]));
    expect(predict(selectRows(x, []))).toHaveLength(0);
  });

  it("rows are left as they were, and other columns are refused", () => {
    const before = x.data.slice();
    predict(x);
    expect(x.data).toEqual(before);
    const other = observations(
      { rows: 1, columns: 2, data: Float64Array.of(1, 2) },
      { columnNames: ["q", "p"] },
    );
    expect(() => predict(other)).toThrow(InputError);
    expect(() => predict(observations([[1, 2, 3]]))).toThrow(InputError);
  });
});
