import { featureCandidates } from "../../customers/recipe/feature-candidates";
import { COMPETING_METHODS } from "../../segments/choose/choose-segmentation";
import {
  columnDescription,
  type ColumnDescription,
  type StudyDescription,
} from "../../study/description/study-description";
import { baseOf, liveFeatures, type LiveData } from "../live-data";
import { askedK } from "../live-settings";
import type { LiveState } from "../live-state";
import { ownValue } from "../../text/own-value";

/**
 * What `study.yaml` says of the page's data and settings: columns that are not chosen only describe segments, the method
 * chosen is the one that competes, and at least so many segments are tried as are asked for.
 *
 * @returns null for data that a `study.yaml` cannot describe. Cost O(columns).
 */
export function descriptionOfState(data: LiveData, state: LiveState): StudyDescription | null {
  const { description } = data.origin;
  if (description === null) return null;
  return Object.freeze({
    ...description,
    columns: columnsOf(description, data, state),
    methods: COMPETING_METHODS.includes(state.method) ? [state.method] : description.methods,
    mostSegments: Math.max(description.mostSegments, askedK(state) ?? 0),
    seed: state.seed,
  });
}

/** The columns described, and those summed from sales lines that are not chosen. */
function columnsOf(
  { columns }: StudyDescription,
  data: LiveData,
  state: LiveState,
): StudyDescription["columns"] {
  const chosen = new Set(
    liveFeatures(data)
      .filter(({ name }) => state.features.includes(name))
      .map(({ column }) => column.name),
  );
  const unchosen = featureCandidates(baseOf(data))
    .filter(({ column }) => !chosen.has(column.name))
    .map(({ column: { name, type, unit, levels } }): [string, ColumnDescription] => [
      name,
      {
        ...(ownValue(columns, name) ?? columnDescription({ type, role: "describe", unit, order: levels })),
        role: "describe",
      },
    ]);
  return Object.freeze({ ...columns, ...Object.fromEntries(unchosen) });
}
