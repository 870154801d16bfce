import { countsOf } from "../../../core/counts-of";
import { groupBy } from "../../../core/group-by";
import { sumBy } from "../../../core/sum";
import { customerBaseOf } from "../../../customers/customer-base";
import { firstCountry } from "../../../lines/account-activity";
import type { SalesLines } from "../../../lines/sales-lines";
import type { CustomerLifetime } from "../../customer-lifetime";
import { LIFETIME_PENALTY } from "../../lifetime-model";
import type { PurchaseHistory } from "../purchase-history";
import { chanceOfPurchases, type PurchaseModel } from "../purchase-model";
import { fitCovariates, type CovariateEffect } from "./fit-covariates";

/** Whether the country of accounts, known from their first order on, would help to foresee how often they order. */
export interface CountryGain {
  /** The country with most accounts; the others are compared with it together. */
  readonly country: string;
  readonly accounts: number;
  readonly effect: CovariateEffect;
  /** True where that is the effect of being there, false where it is that of being elsewhere: the rarer of both. */
  readonly isThere: boolean;
  /** How much higher the log score of held-back counts is with it than without, and the standard error of that over accounts. */
  readonly gain: number;
  readonly gainError: number;
}

const ELSEWHERE = "elsewhere";
/** Fewer accounts there or elsewhere do not show what a country does. */
const LEAST = 5;
/** More accounts are not needed to see whether it helps. */
const MOST_ACCOUNTS = 500;
/** A count that a model takes for impossible costs this much, not everything. */
const IMPOSSIBLE = 1e-300;

/**
 * Fits the model that a lifetime study uses a second time, with "in the main country or not" as a covariate of its rates
 * (`fitCovariates`), on what was before the held-back time, and scores both by the probability that they gave to the counts of days with orders since.
 *
 * @returns null where nothing was held back, or fewer than five accounts are in the main country or elsewhere. Cost: one fit with a
 * covariate, on 500 accounts at most.
 * @example countryGain(study.lines, lifetime)?.country // "USA"
 */
export function countryGain(
  sales: SalesLines,
  lifetime: Pick<CustomerLifetime, "check">,
): CountryGain | null {
  const { check } = lifetime;
  const purchases = check?.model.purchases ?? null;
  if (check === null || purchases === null) return null;
  // Where an account went later is not known when its orders are to be foreseen.
  const countries = new Map(
    [...groupBy(sales.lines, ({ customer }) => customer)].map(([name, own]) => [name, firstCountry(own)]),
  );
  const all = check.model.histories.filter(({ name }) => (countries.get(name) ?? null) !== null);
  const histories = all.filter((_, i) => (i * MOST_ACCOUNTS) % all.length < MOST_ACCOUNTS);
  const counts = countsOf(histories.map(({ name }) => countries.get(name)!));
  const [country, there] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), ["", 0]);
  if (Math.min(there, histories.length - there) < LEAST) return null;
  const customers = histories.map(({ name }) => name);
  const texts = customers.map((name) => (countries.get(name) === country ? country : ELSEWHERE));
  const base = customerBaseOf({
    name: "countries",
    customers,
    columns: [{ name: "country", type: "category", role: "describe", texts }],
  });
  const { effects, own, without } = fitCovariates(histories, base, ["country"], {
    model: purchases.name,
    penalty: LIFETIME_PENALTY,
  });
  const seen = new Map(check.rows.map(({ customer, seenOrders }) => [customer, seenOrders]));
  const score = (model: PurchaseModel, history: PurchaseHistory): number =>
    Math.log(
      Math.max(IMPOSSIBLE, chanceOfPurchases(model, history, check.heldBackDays, seen.get(history.name)!)),
    );
  const gains = histories.map((history) => score(own.get(history.name)!, history) - score(without, history));
  const gain = sumBy(gains, (each) => each);
  const squares = sumBy(gains, (each) => (each - gain / gains.length) ** 2);
  return Object.freeze({
    country,
    accounts: histories.length,
    effect: effects[0],
    isThere: effects[0].name !== `country = ${ELSEWHERE}`,
    gain,
    gainError: Math.sqrt((squares * gains.length) / (gains.length - 1)),
  });
}
