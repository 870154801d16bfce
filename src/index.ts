// The vocabulary of the notebooks, grouped by verb.

// say
export * from "./format";
export * from "./table";
export * from "./display";
export type { Figure } from "./charts/figure";
