import type { Observations } from "../math/linear/observations";
import { K_PARAMETER, type MethodParameter, type ParameterValues } from "./method-parameters";

/** A clustering method under one common signature, as the checks of validity/ take it. */
export interface Method {
  readonly name: string;
  /** Rows, number of clusters and seed in; one label per row out, -1 for rows in no cluster. */
  readonly cluster: (x: Observations, k: number, seed: number) => Int32Array;
}

/** A method of the table `methods`: all that a notebook, a command, the live page or a grid must know of it. */
export interface ListedMethod<Id extends string = string> extends Method {
  /** What links and settings call it. */
  readonly id: Id;
  /** The name with a capital and its usual addition, for lists and headings. */
  readonly title: string;
  /** What it looks for, in a sentence. */
  readonly about: string;
  /** Its settings; those that take a number of clusters begin with `K_PARAMETER`. */
  readonly parameters: readonly MethodParameter[];
  /** Above so many rows it would take too long, or too much memory, in a page. */
  readonly mostRows: number;
  /** What one run costs compared with the others, and so how often checks may run it: `light` on up to 2,000 rows. */
  readonly cost: "light" | "heavy";
  /** Runs it with settings of its own; `cluster` is this with k and the settings' initial values. */
  readonly run: (x: Observations, values: ParameterValues, seed: number) => Int32Array;
  /** What is run in its place where checks cluster again and again; default `run`. */
  readonly resampled?: ListedMethod["run"];
  /** Fits it to rows and places others by the method's own rule; left out where it has no such rule. */
  readonly place?: (
    x: Observations,
    values: ParameterValues,
    seed: number,
  ) => (rows: Observations) => Int32Array;
  /** The same for several numbers of clusters, where that costs less than one after the other. */
  readonly clusterEach?: (x: Observations, ks: readonly number[]) => readonly Int32Array[];
}

/** Whether whoever runs it says how many segments there are; otherwise the method finds it. */
export function takesK({ parameters }: ListedMethod): boolean {
  return parameters.includes(K_PARAMETER);
}

/** A row of the table: `cluster` follows from `run`. */
export function listed<Id extends string>(method: Omit<ListedMethod<Id>, "cluster">): ListedMethod<Id> {
  return Object.freeze({ ...method, cluster: withInitialValues(method, method.run) });
}

/** `run` and `place` of a method whose model places new rows. */
export function fitted<Model extends { readonly labels: Int32Array }>(
  fit: (x: Observations, values: ParameterValues, seed: number) => Model,
  predict: (model: Model, rows: Observations) => Int32Array,
): Required<Pick<ListedMethod, "run" | "place">> {
  return {
    run: (x, values, seed) => fit(x, values, seed).labels,
    place: (x, values, seed) => {
      const model = fit(x, values, seed);
      return (rows) => predict(model, rows);
    },
  };
}

/** A method of the table as checks run it, again and again: its initial settings, in the form meant for resamples. */
export function resampledMethod(method: ListedMethod): Method {
  const { name, run, resampled = run } = method;
  return Object.freeze({ name, cluster: withInitialValues(method, resampled) });
}

function withInitialValues(
  { parameters }: Pick<ListedMethod, "parameters">,
  run: ListedMethod["run"],
): Method["cluster"] {
  const initial = Object.fromEntries(parameters.map((each) => [each.name, each.initial]));
  return (x, k, seed) => run(x, { ...initial, k }, seed);
}
