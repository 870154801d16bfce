import { methods, type Method } from "../../clustering/methods";

/** The methods that a certificate compares in its specification grid. */
export const GRID_METHODS: readonly Method[] = Object.freeze([
  methods.kMeans,
  methods.ward,
  methods.kMedoids,
]);
