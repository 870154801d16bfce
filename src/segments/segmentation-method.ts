import { linkedKMeans } from "../clustering/linked/linked-kmeans";
import { methods, type Method } from "../clustering/methods";
import { sizedKMeans } from "../clustering/robust/sized-kmeans";
import { InputError } from "../core/input-error";
import type { Segmentation } from "./segmentation";

/** What `linkedKMeans` calls itself. It is none of the table's methods: it needs links between customers. */
export const LINKED_METHOD = "k-means with links";

/**
 * The method that made a segmentation, ready to be run again on resamples: limits of size in proportion to the rows, links
 * between the customers that are there.
 *
 * @throws InputError when no method of the library has its name.
 * @example segmentationMethod(segmentation).name // "Ward"
 */
export function segmentationMethod(
  segmentation: Pick<Segmentation, "method" | "parameters" | "labels">,
): Method {
  const { method: name, parameters } = segmentation;
  if (name === LINKED_METHOD) return Object.freeze({ name, cluster: withLinks(parameters) });
  if (name === methods.sized.name && "least" in parameters) {
    return Object.freeze({ name, cluster: withSizes(parameters, segmentation.labels.length) });
  }
  const known: readonly Method[] = Object.values(methods);
  const found = known.find((method) => method.name === name);
  if (found) return found;
  throw new InputError({
    where: "segmentationMethod",
    what: `method "${name}"`,
    legal: [...known.map((method) => method.name), LINKED_METHOD].join(", "),
  });
}

function withSizes({ least, most }: Segmentation["parameters"], all: number): Method["cluster"] {
  return (x, k, seed) => {
    const even = x.rows / k;
    return sizedKMeans(x, {
      k,
      seed,
      least: Math.min(Math.floor(even), Math.floor((Number(least) * x.rows) / all)),
      most: Math.max(Math.ceil(even), Math.ceil((Number(most) * x.rows) / all)),
    }).labels;
  };
}

function withLinks({ together, apart }: Segmentation["parameters"]): Method["cluster"] {
  const [joined, parted] = [together, apart].map((lists) => JSON.parse(String(lists)) as string[][]);
  return (x, k, seed) => {
    const rows = new Set(x.rowNames);
    const present = (lists: readonly string[][]): readonly string[][] =>
      lists.map((names) => names.filter((name) => rows.has(name))).filter((names) => names.length >= 2);
    return linkedKMeans(x, { k, seed, together: present(joined), apart: present(parted) }).labels;
  };
}
