import { InputError } from "../../core/input-error";

/** Refuses a clustering of a table of distances, which new rows have no place in. */
export function refuseDistances(where: string): never {
  throw new InputError({
    where,
    what: "a clustering of given distances",
    legal: "a clustering of observations",
    remedy: "Cluster the observations themselves; new rows have no place in a table of distances",
  });
}
