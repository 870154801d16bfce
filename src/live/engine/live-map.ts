import { mapAxes, placeOnMap } from "../../customers/explore/map-axes";
import type { FeatureMatrix } from "../../customers/recipe/apply-recipe";
import type { LiveMap } from "./live-parts";
import type { LiveSample } from "./live-sample";

/**
 * The sample on the axes of every map of customers (see `mapAxes`), and where the customers left out lie on it.
 * Cost O(rows x columns^2).
 */
export function liveMap(sample: LiveSample, leftOut: FeatureMatrix): LiveMap {
  const axes = mapAxes(sample.x, leftOut.recipe);
  const [inside, outside] = [placeOnMap(axes, sample.x), placeOnMap(axes, leftOut)];
  return Object.freeze({
    rows: sample.rows,
    x: inside.x,
    y: inside.y,
    leftOutX: outside.x,
    leftOutY: outside.y,
    explained: axes.explained,
    sampledRows: sample.sampled,
  });
}
