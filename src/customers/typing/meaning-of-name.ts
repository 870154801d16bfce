import type { TypedColumn } from "./typed-column";

type Named = Pick<TypedColumn, "name" | "distinct">;

/** Parts of headers of what happened to a customer. */
const HAPPENED =
  /churn|attrition|respon[sd]|convert|conversion|exited|cancell?ed|defaulted|unsubscribed|renewed|attrited/i;
/** Whole headers of what happened to a customer, or was decided about it. */
const DECIDED =
  /^(?:target|y|left|has left|stayed|retained|den(?:y|ied|ial)|refused|reject(?:ed)?|declined|approv(?:e|ed|al)|granted|accepted|default|in default|(?:loan )?default(?: payment)?(?: next month)?|loan (?:status|approved|approval)|repaid|bad loan|good bad|fraud|is fraud|fraudulent|bought|purchased?|subscribed|subscription status|unsubscribe|renew|renewal|lapsed|quit|won|survived)$/;
/** Headers of figures that somebody worked out from the outcome. */
const FROM_OUTCOME =
  /(churn|attrition|conversion).*(score|reason|value|category|probability|label)|prediction/i;

/** Whole headers of traits that the law of many countries protects. */
const PROTECTED =
  /^(?:gender|sex|geschlecht|sexual orientation|ethnicity|ethnic(?: group| origin)?|race|religion|faith|nationality|citizenship|caste|disability|disabilities)$/;
/** Headers of such traits where they are two answers: `black` as yes or no is one, as a number of shirts it is none. */
const PROTECTED_FLAG =
  /^(?:(?:fe)?male|men|man|women|woman|black|white|asian|hisp(?:an(?:ic)?)?|latin[oax]|afam|african ?american|caucasian|native ?american|minority|non ?white|foreign(?: ?born| worker)?|immigrant|christian|muslim|jewish|catholic|hindu|senior(?: citizen)?|elderly|over ?(?:60|65)|disabled|handicapped|pregnant)$/;

/**
 * Whether name and values say that a column is what happened to the customer: two values under a name such as `Churn`, `deny`,
 * `default`, `approved`.
 *
 * @example looksLikeOutcome({ name: "deny", distinct: 2 }) // true
 */
export function looksLikeOutcome({ name, distinct }: Named): boolean {
  return distinct === 2 && (HAPPENED.test(name) || DECIDED.test(wordsOf(name)));
}

/**
 * Whether a name says that a column was worked out from an outcome.
 *
 * @example madeFromOutcome("Churn Score") // true
 */
export function madeFromOutcome(name: string): boolean {
  return FROM_OUTCOME.test(name);
}

/**
 * Whether name and values say that a column is a trait that advice must not depend on without somebody's decision, since the law
 * of many countries protects it: sex, race, religion, disability, being of age.
 *
 * @example isProtectedTrait({ name: "SeniorCitizen", distinct: 2 }) // true
 */
export function isProtectedTrait({ name, distinct }: Named): boolean {
  const words = wordsOf(name).replace(/^(?:is|has|was)\b ?| ?\b(?:code|flag|yn|dummy)$/g, "");
  return PROTECTED.test(words) || (distinct === 2 && PROTECTED_FLAG.test(words));
}

/**
 * Whether a name says that a column holds logarithms: added up, they mean nothing. Logins are none.
 *
 * @example isLogarithm("log_income") // true
 */
export function isLogarithm(name: string): boolean {
  return /^(?:log|ln)(?:2|10|1p)? (?!(?:in|out|on)s?\b)|\b(?:log|ln)(?:2|10|1p)?$/.test(wordsOf(name));
}

/** The words of a header in small letters: those of `SeniorCitizen` and `senior_citizen` are the same. */
function wordsOf(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
