import { comparePanel } from "./compare-panel";
import { contrastPanel } from "./contrast-panel";
import { downloadPanel } from "./download-panel";
import type { LivePanel } from "./live-panel";
import { mapPanel } from "./map-panel";
import { ownDataPanel } from "../own-data/own-data-panel";
import { scorePanel } from "./score-panel";
import { scoresPanel } from "./scores-panel";
import { segmentsPanel } from "./segments-panel";
import { silhouettePanel } from "./silhouette-panel";
import { stabilityPanel } from "./stability-panel";

/** The results: across the page, and below it in two columns, or one after the other where the page is narrow. */
export const RESULTS: readonly (readonly LivePanel[])[] = [
  [segmentsPanel],
  [mapPanel, silhouettePanel],
  [contrastPanel, scoresPanel, stabilityPanel],
];

/** What is below the results, in this order. */
export const PANELS: readonly LivePanel[] = [comparePanel, ownDataPanel, scorePanel, downloadPanel];
