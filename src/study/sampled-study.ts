import { selectCustomers } from "../customers/customer-base";
import { checkSamples, FITTED_ON_ALL, SAMPLE_SIZE } from "../segments/choose/check-sample";
import { count } from "../text/format";
import { prose, type Finding } from "../text/prose";
import type { Study } from "./study";

/**
 * The study that carries the checks of methods: the study itself up to 3,000 customers; beyond, one of a random sample of
 * them, which knows the whole one. The sample is clustered in the units of all customers (see `studyFeatures`). Limits of size
 * and links hold for all customers, so the sample is chosen without them.
 *
 * @example sampledStudy(study).base.customers.length // 45
 */
export function sampledStudy<Of extends Study>(study: Of): Of {
  const samples = checkSamples(study.base.customers.length, study.seed);
  if (samples === null) return study;
  const { maxK, methods } = study.choice ?? {};
  const choice = { ...(maxK === undefined ? {} : { maxK }), ...(methods === undefined ? {} : { methods }) };
  return Object.freeze({ ...study, choice, base: selectCustomers(study.base, samples.first), whole: study });
}

/**
 * The study that chapters fit methods to: of all customers up to 20,000, beyond the one of a random sample (see `sampledStudy`).
 */
export function fittedStudy<Of extends Study>(study: Of): Of {
  return study.base.customers.length <= FITTED_ON_ALL ? study : sampledStudy(study);
}

/** What a chapter says of its sample; null where everything is about all customers. */
export function sampleNotice({ base, whole, seed }: Study): Finding | null {
  const drawn = prose`drawn with the seed ${count(seed)}`;
  if (whole !== undefined)
    return prose`This chapter works on a random sample: ${count(base.customers.length)} of ${count(whole.base.customers.length)} customers, ${drawn}. Methods and checks compare every customer with every other, which takes too long for all. What is chosen is then applied to all customers and checked on a second sample.`;
  if (checkSamples(base.customers.length, seed) === null) return null;
  return prose`Methods are fitted to all ${count(base.customers.length)} customers. Checks that cluster again and again work on a random sample of ${count(SAMPLE_SIZE)} of them, ${drawn}, and so does the choice of a segmentation, which is then fitted to all and checked on a second sample. So a number of a check may differ a little from that of all customers.`;
}
