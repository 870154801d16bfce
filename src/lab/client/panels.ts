import type { LabPanel } from "./lab-panel";

/** What stands below the results, in this order. */
export const PANELS: readonly LabPanel[] = [];
