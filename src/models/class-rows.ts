import { exponential } from "../math/functions/exponential";
import { decimal, percent, plainNumber, type Quantity } from "../text/format";
import type { LevelProfile } from "../clustering/latent-class/item-profiles";
import type { ClassStudy } from "./class-study";

/** A row of a table about latent classes. */
export type ClassRow = Readonly<Record<string, string | number | Quantity>>;

/** So many answers are read; the others differ less between the classes. */
const MOST_ANSWERS = 30;

/**
 * One model a row, from one class on, with the criteria by which their number is chosen: of each, higher is better.
 *
 * @example classCountRows(classes).length // 6
 */
export function classCountRows({ sweep }: ClassStudy): readonly ClassRow[] {
  return sweep.fits.map((fit) =>
    Object.freeze({
      classes: fit.k,
      parameters: fit.parameterCount,
      "log-likelihood": decimal(fit.logLikelihood, 1),
      BIC: decimal(fit.bic, 1),
      "adjusted BIC": decimal(fit.adjustedBic, 1),
      AIC: decimal(fit.aic, 1),
      ICL: decimal(fit.icl, 1),
      entropy: decimal(fit.entropy),
    }),
  );
}

/**
 * How likely each answer is in each class, with its standard error, the answers that differ most between classes first.
 *
 * @returns at most 30 rows; of two answers only the second. Cost O(answers x classes).
 * @example classProfileRows(classes)[0].answer // "yes"
 */
export function classProfileRows({ model }: ClassStudy): readonly ClassRow[] {
  const errors = model.standardErrors?.profiles;
  const answers = model.profiles.flatMap((profile, j) => {
    if (!isLevels(profile)) return [];
    const own = errors?.[j] as LevelProfile | undefined;
    const shown = profile.levels.length === 2 ? [1] : [...profile.levels.keys()];
    return shown.map((level) => {
      const at = (c: number): number => c * profile.levels.length + level;
      const shares = Array.from({ length: model.k }, (_, c) => profile.probabilities.data[at(c)]);
      const cells = shares.map((share, c) => [
        className(model.sizes, c),
        estimate(share, own?.probabilities.data[at(c)] ?? NaN),
      ]);
      const row: ClassRow = Object.freeze({
        column: profile.name,
        answer: profile.levels[level],
        ...(Object.fromEntries(cells) as Record<string, Quantity>),
      });
      return { row, range: Math.max(...shares) - Math.min(...shares) };
    });
  });
  return answers
    .sort((a, b) => b.range - a.range)
    .slice(0, MOST_ANSWERS)
    .map(({ row }) => row);
}

/**
 * The outcome by class: as it is among those assigned to a class, and corrected for the errors of the assignment, with a
 * standard error.
 *
 * @returns none without an outcome. @example classOutcomeRows(classes) // []
 */
export function classOutcomeRows({ outcome, model }: ClassStudy): readonly ClassRow[] {
  if (outcome === null) return [];
  const { levels, estimates, standardErrors, uncorrected, column } = outcome;
  const answers = levels.length === 0 ? [0] : levels.length === 2 ? [1] : [...levels.keys()];
  const number = (value: number): Quantity => (levels.length === 0 ? decimal(value) : shareText(value));
  return Array.from({ length: model.k }, (_, c) => c).flatMap((c) =>
    answers.map((m) => {
      const at = c * estimates.columns + m;
      return Object.freeze({
        class: className(model.sizes, c),
        outcome: levels.length === 0 ? `${column}, mean` : `${column} ${levels[m]}`,
        "by assigned class": number(uncorrected.data[at]),
        corrected: number(estimates.data[at]),
        "standard error": number(standardErrors.data[at]),
      });
    }),
  );
}

/**
 * How membership depends on numbers: how many times the odds of a class, compared with class 1, are for a customer with one
 * standard deviation more. Beyond 2, z is more than chance.
 *
 * @returns none without such numbers. @example classMembershipRows(classes) // []
 */
export function classMembershipRows({ membership, model }: ClassStudy): readonly ClassRow[] {
  if (membership === null) return [];
  const { predictors, coefficients, standardErrors } = membership.membership;
  return Array.from({ length: model.k - 1 }, (_, c) => c + 1).flatMap((c) =>
    predictors.slice(1).map((name, j) => {
      const at = c * predictors.length + j + 1;
      const slope = coefficients.data[at];
      return Object.freeze({
        class: className(model.sizes, c),
        column: name,
        "times the odds":
          Math.abs(slope) >= SEPARATED ? "not known: separated" : plainNumber(exponential(slope)),
        z: decimal(slope / (standardErrors?.data[at] ?? NaN), 1),
      });
    }),
  );
}

/** From this slope on (for one standard deviation) a number separates two classes, and the size of the slope means nothing. */
export const SEPARATED = 10;

/** A corrected share can lie a little outside 0 to 1: it is shown as the nearest share there is. */
export function shareText(share: number): Quantity {
  return percent(Math.min(1, Math.max(0, share)));
}

/** The number of a class, and its share of the customers. */
function className(sizes: ArrayLike<number>, c: number): string {
  return `class ${c + 1} (${percent(sizes[c], 0).text} of all)`;
}

function estimate(share: number, error: number): Quantity {
  const own = percent(share, 0);
  return Number.isNaN(error) ? own : { value: share, text: `${own.text} (${percent(error, 0).text})` };
}

function isLevels(profile: { readonly kind: string }): profile is LevelProfile {
  return profile.kind === "categorical" || profile.kind === "ordinal";
}
