import { contrastPanel } from "./contrast-panel";
import type { LabPanel } from "./lab-panel";
import { mapPanel } from "./map-panel";
import { scoresPanel } from "./scores-panel";
import { segmentsPanel } from "./segments-panel";
import { silhouettePanel } from "./silhouette-panel";
import { stabilityPanel } from "./stability-panel";

/** The results, in the order in which they stand. */
export const RESULTS: readonly LabPanel[] = [
  mapPanel,
  segmentsPanel,
  contrastPanel,
  silhouettePanel,
  scoresPanel,
  stabilityPanel,
];

/** What stands below the results, in this order. */
export const PANELS: readonly LabPanel[] = [];
