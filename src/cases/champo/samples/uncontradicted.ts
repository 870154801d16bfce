/**
 * What rates and plans count: samples marked as converted in a product type that the account never ordered are left out, so
 * these rates differ from those of all samples (notebook 01), and say so.
 *
 * @example `conversion of the ${UNCONTRADICTED}`
 */
export const UNCONTRADICTED = "samples whose marks the orders do not contradict";
