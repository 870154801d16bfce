import { liveFeatures, type LiveData } from "./live-data";
import { liveMethod } from "./live-methods";
import { K_PARAMETER, type MethodParameter } from "../clustering/method-parameters";
import type { LiveState } from "./live-state";

/**
 * The settings after a change, made whole: the parameters are those of the method, what two methods both ask for is
 * kept, numbers stay in their ranges, names are those of the data and in its order. Whether they can be computed is
 * for the engine to say.
 */
export function changed(state: LiveState, change: Partial<LiveState>, data: LiveData): LiveState {
  const next = { ...state, ...change };
  const method = liveMethod(next.method);
  const without = data.base.customers.filter((name) => next.without.includes(name));
  const rows = data.base.customers.length - without.length;
  const given = { ...state.parameters, ...change.parameters };
  const value = (parameter: MethodParameter): number | string => {
    const wish = given[parameter.name] ?? parameter.initial;
    if (parameter.kind === "choice") return wish;
    return Math.min(Math.max(Number(wish), parameter.least), parameter.most(rows));
  };
  return Object.freeze({
    ...next,
    features: Object.freeze(
      liveFeatures(data)
        .map(({ name }) => name)
        .filter((name) => next.features.includes(name)),
    ),
    without: Object.freeze(without),
    parameters: Object.freeze(Object.fromEntries(method.parameters.map((each) => [each.name, value(each)]))),
  });
}

/** Whether two settings give the same, whatever the seed of what is not random. */
export function sameSettings(a: LiveState, b: LiveState): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

function ordered({ features, transform, scale, weight, method, parameters, seed, without }: LiveState) {
  const values = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  return [features, transform, scale, weight, method, values, seed, without];
}

/** The number of segments asked for; null for methods that find their own. */
export function askedK(state: LiveState): number | null {
  const k = state.parameters[K_PARAMETER.name];
  return k === undefined ? null : Number(k);
}
