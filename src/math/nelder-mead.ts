import { InputError } from "../core/input-error";
import { sumBy } from "../core/sum";

/** Where a search for a minimum ended. */
export interface Minimum {
  readonly point: readonly number[];
  readonly value: number;
  readonly evaluations: number;
  /** False when it was stopped by the number of evaluations. */
  readonly converged: boolean;
}

/** How to run `nelderMead`. */
export interface NelderMeadOptions {
  /** The first simplex spans this much along each axis; default 0.5. */
  readonly step?: number;
  /** Stops when all values and all corners of the simplex lie within this, relative to their size; default 1e-10. */
  readonly tolerance?: number;
  /** Default 5000. */
  readonly maxEvaluations?: number;
}

/**
 * The simplex search of Nelder & Mead (1965) for a minimum of a function without derivatives, restarted once
 * from where it ends, for it can come to rest too early. Good for a handful of smooth parameters.
 *
 * @param objective values that are not finite count as worse than any other.
 * @returns the best point met; a local minimum at most.
 * @throws InputError for an empty start or one at which the objective is not finite.
 * @example nelderMead(([x]) => (x - 3) ** 2, [0]).point // [3]
 */
export function nelderMead(
  objective: (point: readonly number[]) => number,
  start: readonly number[],
  options: NelderMeadOptions = {},
): Minimum {
  if (start.length === 0 || !Number.isFinite(objective(start))) {
    throw new InputError({
      where: "nelderMead(start)",
      what: `[${start.join(", ")}]`,
      legal: "at least one number, where the objective is finite",
    });
  }
  const { maxEvaluations = 5000 } = options;
  const first = search(objective, start, { ...options, maxEvaluations });
  const second = search(objective, first.point, {
    ...options,
    maxEvaluations: Math.max(0, maxEvaluations - first.evaluations),
  });
  return Object.freeze({
    point: Object.freeze([...second.point]),
    value: second.value,
    evaluations: first.evaluations + second.evaluations,
    converged: second.converged,
  });
}

interface Corner {
  readonly point: readonly number[];
  readonly value: number;
}

function search(
  objective: (point: readonly number[]) => number,
  start: readonly number[],
  { step = 0.5, tolerance = 1e-10, maxEvaluations = 5000 }: NelderMeadOptions,
): Minimum {
  let evaluations = 0;
  const corner = (point: readonly number[]): Corner => {
    evaluations++;
    const value = objective(point);
    return { point, value: Number.isFinite(value) ? value : Infinity };
  };
  let simplex = [
    corner(start),
    ...start.map((_, j) => corner(start.map((x, i) => (i === j ? x + step : x)))),
  ];
  const sorted = (): Corner[] => simplex.sort((a, b) => a.value - b.value);
  const small = (): boolean => {
    const [best, worst] = [simplex[0], simplex[simplex.length - 1]];
    const flat = worst.value - best.value <= tolerance * (Math.abs(best.value) + tolerance);
    return (
      flat &&
      start.every((_, j) =>
        simplex.every(
          ({ point }) =>
            Math.abs(point[j] - best.point[j]) <= Math.sqrt(tolerance) * (1 + Math.abs(best.point[j])),
        ),
      )
    );
  };
  sorted();
  while (!small() && evaluations < maxEvaluations) {
    const worst = simplex[simplex.length - 1];
    const rest = simplex.slice(0, -1);
    const center = start.map((_, j) => sumBy(rest, ({ point }) => point[j]) / rest.length);
    const along = (distance: number): Corner =>
      corner(center.map((x, j) => x + distance * (worst.point[j] - x)));
    const reflected = along(-1);
    if (reflected.value < simplex[0].value) {
      const expanded = along(-2);
      simplex = [...rest, expanded.value < reflected.value ? expanded : reflected];
    } else if (reflected.value < rest[rest.length - 1].value) {
      simplex = [...rest, reflected];
    } else {
      const contracted = reflected.value < worst.value ? along(-0.5) : along(0.5);
      if (contracted.value < Math.min(reflected.value, worst.value)) simplex = [...rest, contracted];
      else {
        const [best] = simplex;
        simplex = simplex.map((other) =>
          other === best ? best : corner(other.point.map((x, j) => (x + best.point[j]) / 2)),
        );
      }
    }
    sorted();
  }
  return { ...simplex[0], evaluations, converged: small() };
}
