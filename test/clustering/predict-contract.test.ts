import { describe, expect, it } from "vitest";
import { latentClass } from "../../src/clustering/latent-class/latent-class";
import { predictLatentClass } from "../../src/clustering/latent-class/latent-class-predict";
import type { ParameterValues } from "../../src/clustering/method-parameters";
import { methods, type ListedMethod } from "../../src/clustering/methods";
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

/** Settings at which a method finds the three clouds below. */
const SETTINGS: Readonly<Record<string, ParameterValues>> = { dbscan: { eps: 3, minPoints: 4 } };

/** Every method of the table that places new rows, and latent classes of columns of all kinds. */
const PREDICTORS: Readonly<Record<string, (x: Observations) => Fitted>> = {
  ...Object.fromEntries(
    Object.values(methods)
      .filter((method: ListedMethod) => method.place !== undefined)
      .map((method: ListedMethod) => {
        const initial = Object.fromEntries(method.parameters.map((each) => [each.name, each.initial]));
        const values = { ...initial, k: 3, ...SETTINGS[method.id] };
        return [
          method.id,
          (x: Observations) => ({
            labels: method.run(x, values, 7),
            predict: method.place!(x, values, 7),
          }),
        ];
      }),
  ),
  "latent classes of a table": (x) => {
    const model = latentClass(mixed(x), { k: 3, seed: 7, standardErrors: false });
    return { labels: model.labels, predict: (rows) => predictLatentClass(model, mixed(rows)).labels };
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

it("the methods that have no place for new rows are known", () => {
  const without = Object.values(methods).filter((method: ListedMethod) => method.place === undefined);
  expect(without.map(({ id }) => id).sort()).toEqual([
    "average",
    "complete",
    "single",
    "sized-k-means",
    "spectral",
    "tclust",
    "ward",
  ]);
});
