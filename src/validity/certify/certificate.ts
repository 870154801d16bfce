import { progressOf } from "../../core/progress";
import { requireFunction } from "../../core/require-function";
import { requireRecord } from "../../core/require-record";
import { requireWhole } from "../../core/require-whole";
import { randomInteger, randomSource } from "../../math/distributions/random";
import { wilsonInterval, type ProportionInterval } from "../../math/distributions/wilson-interval";
import { requireObservations, type Observations } from "../../math/linear/observations";
import type { ClusterFunction } from "../cluster-function";
import { bootstrapJaccard, type BootstrapJaccard } from "../stability/bootstrap-jaccard";
import { twinSampler } from "../structure/twin";
import { plantedRows } from "./planted-rows";
import { supportOf, type Support, type SupportOptions } from "./supported-counts";

/** Twins, and sets with planted groups, in a whole certificate. */
export const FALSE_ALARM_SETS = 200;
export const POWER_SETS = 50;

/** A segmentation to be certified. */
export interface CertifiedClustering {
  /** One label per row; -1 is noise. */
  readonly labels: ArrayLike<number>;
  /** The method that made it, for its stability. */
  readonly cluster: ClusterFunction;
  readonly k: number;
}

/** Options of `certify`. */
export interface CertifyOptions {
  /** The methods that compete under the rule: it says "segments" when one of them supports a number. */
  readonly competitors: readonly ClusterFunction[];
  /** Twins judged by the rule; default 200. */
  readonly falseAlarmSets?: number;
  /** Sets with planted groups judged by the rule; default 50. */
  readonly powerSets?: number;
  /** How each set is judged; default as in `scorecard`. */
  readonly rule?: Omit<SupportOptions, "seed">;
  /** Default 0. */
  readonly seed?: number;
  /** Asked after each set with what is known so far: true ends the work, and what is known is returned. */
  readonly stop?: (soFar: Certificate) => boolean;
  /** Called after each set, with how many are done. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** So many of so many sets, and what that says of the rate. */
export interface CertifiedRate {
  readonly count: number;
  readonly sets: number;
  /** null before the first set. */
  readonly rate: number | null;
  /** 95 % interval (Wilson); null before the first set. */
  readonly interval: ProportionInterval | null;
}

/** The evidence for a segmentation, from trying the written rule on data made from the user's own. */
export interface Certificate {
  /** Twins of the data, which have no groups, on which the rule says "segments" all the same. */
  readonly falseAlarms: CertifiedRate;
  /** Sets with groups as far apart as those found, on which the rule says "segments". */
  readonly power: CertifiedRate;
  /** The same, with the right number of segments among those supported. */
  readonly powerWithK: CertifiedRate;
  /** Bootstrap Jaccard of each segment. */
  readonly stability: BootstrapJaccard;
  /** Whether all sets were judged; false: a preview, with its intervals. */
  readonly complete: boolean;
  readonly seed: number;
}

/**
 * Certifies a segmentation on the user's own data: how often does the written rule say "segments" on twins of the data, one
 * cloud with the same columns and correlations, and how often does it find groups as far apart as those found? A rule with
 * few false alarms and much power can be believed whatever it says; one without power cannot be believed when it says no.
 *
 * Both kinds of sets take turns, so a run that is stopped is a preview of both, with wider intervals. Each set depends only on
 * the seed and its place, so a preview is the beginning of the whole.
 *
 * @throws InputError for no competitors or fewer than 4 rows. Cost: (falseAlarmSets + powerSets) times the rule by every competitor.
 * @example
 * const rule = { maxK: 2, references: 5, splits: 2, resamples: 5, twins: 9 };
 * const clustering = { labels: byKmeans(x, 2, 7), cluster: byKmeans, k: 2 };
 * certify(x, clustering, { competitors: [byKmeans], rule, falseAlarmSets: 2, powerSets: 1, seed: 7 }).falseAlarms.sets
 * // 2
 */
export function certify(
  x: Observations,
  clustering: CertifiedClustering,
  options: CertifyOptions,
): Certificate {
  const { stop, falseAlarmSets = FALSE_ALARM_SETS, powerSets = POWER_SETS } = options;
  if (stop !== undefined) requireFunction(stop, "certify(stop)");
  const onProgress = progressOf("certificate", options.onProgress);
  const judging = certificates(x, clustering, options);
  let known = judging.next().value!;
  for (const certificate of judging) {
    known = certificate;
    const { falseAlarms, power } = known;
    onProgress(falseAlarms.sets + power.sets, falseAlarmSets + powerSets);
    if (stop?.(known)) break;
  }
  return known;
}

/**
 * The certificate as it grows: first with the stability alone, then after each set with what is known so far, so that whoever
 * asks can show a preview and stop. The last is that of `certify`.
 *
 * @throws InputError as `certify`.
 */
export function* certificates(
  x: Observations,
  clustering: CertifiedClustering,
  options: Omit<CertifyOptions, "stop" | "onProgress">,
): Generator<Certificate, undefined, void> {
  const { competitors, rule = {}, seed = 0 } = options;
  const { falseAlarmSets = FALSE_ALARM_SETS, powerSets = POWER_SETS } = options;
  requireObservations(x, "certify(x)");
  requireWhole(x.rows, "certify(x), rows", 4);
  requireWhole(competitors.length, "certify(competitors), how many", 1);
  requireWhole(falseAlarmSets, "certify(falseAlarmSets)", 0);
  requireWhole(powerSets, "certify(powerSets)", 0);
  requireRecord(rule, "certify(rule)");
  const { labels, cluster, k } = clustering;
  const stability = bootstrapJaccard(x, cluster, k, { labels, seed, onProgress: () => undefined });
  const random = randomSource(seed);
  const twins = twinSampler(x);
  const planted = plantedRows(x, labels);
  const counts = { alarms: 0, twins: 0, found: 0, foundK: 0, planted: 0 };
  const all = falseAlarmSets + powerSets;
  const certificate = (): Certificate =>
    Object.freeze({
      falseAlarms: rateOf(counts.alarms, counts.twins),
      power: rateOf(counts.found, counts.planted),
      powerWithK: rateOf(counts.foundK, counts.planted),
      stability,
      complete: counts.twins + counts.planted === all,
      seed,
    });
  const judged = (rows: Observations, own: number): readonly (() => Support)[] =>
    competitors.map((method) => once(() => supportOf(rows, method, { ...rule, seed: own })));
  yield certificate();
  while (counts.twins + counts.planted < all) {
    const own = randomSource(randomInteger(random, 2 ** 32));
    const ruleSeed = randomInteger(own, 2 ** 32);
    // Whichever kind is behind its share comes next.
    if (counts.planted * falseAlarmSets < counts.twins * powerSets || counts.twins === falseAlarmSets) {
      const methods = judged(planted(own).x, ruleSeed);
      const right = someSupported(methods, (each) => each === k);
      counts.planted++;
      if (right) counts.foundK++;
      if (right || someSupported(methods, (each) => each !== k)) counts.found++;
    } else {
      if (someSupported(judged(twins(own), ruleSeed), () => true)) counts.alarms++;
      counts.twins++;
    }
    yield certificate();
  }
  return undefined;
}

/** What is made when it is first asked for, and kept. */
function once<Of>(make: () => Of): () => Of {
  let made: { readonly value: Of } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Whether a method supports one of the numbers asked for: the first that passes is enough, so no more are judged. */
function someSupported(methods: readonly (() => Support)[], isAsked: (k: number) => boolean): boolean {
  return methods.some((method) => method()(isAsked).next().done === false);
}

function rateOf(count: number, sets: number): CertifiedRate {
  if (sets === 0) return Object.freeze({ count, sets, rate: null, interval: null });
  return Object.freeze({ count, sets, rate: count / sets, interval: wilsonInterval(count, sets) });
}
