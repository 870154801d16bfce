import { methods, type Method } from "../clustering/methods";
import { InputError } from "../core/input-error";
import type { Segmentation } from "./segmentation";

/**
 * The method that made a segmentation, ready to be run again on resamples.
 *
 * @throws InputError when no method of the library has its name.
 * @example segmentationMethod(segmentation).name // "Ward"
 */
export function segmentationMethod(segmentation: Segmentation): Method {
  const known: readonly Method[] = Object.values(methods);
  const found = known.find((method) => method.name === segmentation.method);
  if (found) return found;
  throw new InputError({
    where: "segmentationMethod",
    what: `method "${segmentation.method}"`,
    legal: known.map((method) => method.name).join(", "),
  });
}
