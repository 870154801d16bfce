import { fitLive } from "../../src/live/engine/fit-live";
import type { LivePart } from "../../src/live/engine/live-parts";
import type { LiveData } from "../../src/live/live-data";
import type { LiveDepth } from "../../src/live/live-protocol";
import type { LiveState } from "../../src/live/live-state";

type Kind<K extends LivePart["kind"]> = Extract<LivePart, { kind: K }>;

/** The result of one kind that the page's engine gives. */
export function livePart<K extends LivePart["kind"]>(
  data: LiveData,
  state: LiveState,
  depth: LiveDepth,
  kind: K,
): Kind<K> {
  const found = [...fitLive(data, state, depth, () => undefined)].find((each) => each.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found as Kind<K>;
}
