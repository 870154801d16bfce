import { SEPARATED, shareText } from "../models/class-rows";
import type { ClassStudy } from "../models/class-study";
import { count, counted, decimal, percent } from "../text/format";
import { prose, type Finding } from "../text/prose";

/** As many false alarms as the test may give. */
const LEVEL = 0.05;
/** Below it, many customers could be in another class as well. */
const CLEAR = 0.8;

/**
 * What the notebooks say of latent classes: each function takes a result and returns a sentence with its values.
 *
 * @example answer(classFindings.number(classes));
 */
export const classFindings = Object.freeze({ number, enough, clear, outcome, membership });

/** How many classes the criteria choose. */
function number(study: ClassStudy): Finding {
  const { sweep, model } = study;
  const columns = counted(model.profiles.length, "column");
  if (model.k === 1)
    return prose`By BIC one class is enough for ${columns}: the answers do not go together in types.${whom(study)}`;
  const found = prose`By BIC ${count(model.k)} classes explain how the answers in ${columns} go together`;
  const icl = sweep.bestByIcl.k;
  const agrees = icl === model.k ? prose`${found}; ICL agrees.` : prose`${found}; ICL prefers ${count(icl)}.`;
  if (model.k < sweep.fits.length) return prose`${agrees}${whom(study)}`;
  return prose`${agrees} More than ${count(sweep.fits.length)} were not tried.${whom(study)}`;
}

/** Says where not all customers were used. */
function whom({ used, customers }: ClassStudy): Finding {
  if (used === customers) return prose``;
  return prose` A random sample was used: ${count(used)} of ${count(customers)} customers.`;
}

/** Whether the test asks for one class more. */
function enough(study: ClassStudy): Finding {
  const { k, pValue, samples } = study.test;
  const found = prose`A bootstrap test compares ${counted(k, "class", "classes")} with ${count(k + 1)} on ${count(samples)} sets of customers drawn from the model of ${count(k)}: p = ${decimal(pValue)}`;
  if (pValue > LEVEL) return prose`${found}. It finds no need of another class.`;
  return prose`${found}. It asks for more classes; BIC prefers the simpler answer.`;
}

/** How clearly customers belong to the classes. */
function clear(study: ClassStudy): Finding {
  const { model } = study;
  if (model.entropy === null) return prose`With one class, the table shows the shares of all customers.`;
  const found = prose`The entropy of the classes is ${decimal(model.entropy)} (1 is certain, 0 a guess)`;
  if (model.entropy >= CLEAR) return prose`${found}: most customers belong clearly to one class.`;
  return prose`${found}: many customers could belong to another class as well.`;
}

/** Whether the outcome differs between the classes. */
function outcome(study: ClassStudy): Finding {
  const { outcome: found, model } = study;
  if (found === null)
    return prose`There are no two classes, or no outcome, to compare: an outcome of up to ten answers, or a number, is needed.`;
  const { levels, estimates, test, column } = found;
  if (test === null) return prose`Whether ${column} differs between the classes cannot be worked out.`;
  const p = test.pValue < 0.001 ? prose`p < 0.001` : prose`p = ${decimal(test.pValue, 3)}`;
  if (test.pValue > LEVEL)
    return prose`${column} does not differ between the classes beyond chance (${p}), corrected for errors of assignment.`;
  const last = estimates.columns - 1;
  const of = (c: number): number => estimates.data[c * estimates.columns + last];
  const order = Array.from({ length: model.k }, (_, c) => c).sort((a, b) => of(b) - of(a));
  const [most, least] = [order[0], order[order.length - 1]];
  const value = (c: number) => (levels.length === 0 ? decimal(of(c)) : shareText(of(c)));
  const what = levels.length === 0 ? `The mean of ${column}` : `The share of ${column} ${levels[last]}`;
  return prose`${what} is ${value(most)} in ${classOf(model, most)} and ${value(least)} in ${classOf(model, least)} (${p}), corrected for errors of assignment. The classes were made without it; they do not say what causes it.`;
}

/** Which number goes most clearly with the classes. */
function membership(study: ClassStudy): Finding {
  const { membership: found, model } = study;
  if (found === null) return prose`There are no two classes, or no numbers without gaps, to relate them to.`;
  const { predictors, coefficients, standardErrors } = found.membership;
  const ratios = Array.from(coefficients.data, (slope, at) => ({
    name: predictors[at % predictors.length],
    label: Math.floor(at / predictors.length),
    slope,
    z: slope / (standardErrors?.data[at] ?? NaN),
  })).filter(({ name, label }) => name !== predictors[0] && label > 0);
  const apart = ratios.find(({ slope }) => Math.abs(slope) >= SEPARATED);
  if (apart !== undefined)
    return prose`${apart.name} separates ${classOf(model, apart.label)} from ${classOf(model, 0)} nearly completely, so the data do not show how strong the relation is.`;
  const strongest = ratios
    .filter(({ z }) => Number.isFinite(z))
    .sort((a, b) => Math.abs(b.z) - Math.abs(a.z))[0];
  if (strongest === undefined)
    return prose`How the classes depend on numbers cannot be worked out: a number separates two of them, or two numbers say the same.`;
  if (Math.abs(strongest.z) < 2)
    return prose`No number goes with one class more than with another, beyond chance.`;
  const more = strongest.z > 0 ? "more" : "less";
  return prose`The clearest relation: with a higher ${strongest.name}, ${classOf(model, strongest.label)} is ${more} likely compared with ${classOf(model, 0)} (z = ${decimal(strongest.z, 1)}, the other numbers held equal).`;
}

function classOf({ sizes }: ClassStudy["model"], c: number): Finding {
  return prose`class ${count(c + 1)} (${percent(sizes[c], 0)} of all)`;
}
