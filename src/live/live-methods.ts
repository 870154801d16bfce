import { methods, type ListedMethod, type MethodId } from "../clustering/methods";

/** A method of the live page: a row of the table that notebooks, commands and the grid take theirs from. */
export type LiveMethod = ListedMethod<MethodId>;
export type LiveMethodId = MethodId;

/** The methods a reader may choose from, in the order shown: all of the table. */
export const LIVE_METHODS: readonly LiveMethod[] = Object.freeze(Object.values(methods));

/** The method of an id. */
export function liveMethod(id: LiveMethodId): LiveMethod {
  return LIVE_METHODS.find((method) => method.id === id) as LiveMethod;
}
