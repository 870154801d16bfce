/** Traits of workbooks that were not synthetic; each one broke a conclusion without breaking a run. */
export interface WorkbookTraits {
  /** The giant's first day with orders holds 93 % of its revenue, two years before the end. */
  readonly oneOrder?: boolean;
  /** The account with most samples has flags "converted" in product types that it never ordered. */
  readonly contradictoryFlags?: boolean;
  /** Some samples agree with a later order in type, quality, design and colour. */
  readonly matchedSamples?: boolean;
  /** More samples from year to year, while orders fall. */
  readonly growingSamples?: boolean;
  /** One customer's order number is used again eleven months later. */
  readonly reusedNumber?: boolean;
  /** The product type is a dash on lines of three customers, not of one. */
  readonly placeholders?: boolean;
  /** Large accounts buy most pieces of a type that brings 7 to 20 % of their revenue. */
  readonly mixedAccounts?: boolean;
  /** One customer of the home country among those with orders. */
  readonly oneDomestic?: boolean;
  /** Some dates are plain serial numbers; in the file only. */
  readonly serialDates?: boolean;
}

/** All traits together: the shape of a real workbook. */
export const REAL_TRAITS: Readonly<Required<WorkbookTraits>> = Object.freeze({
  oneOrder: true,
  contradictoryFlags: true,
  matchedSamples: true,
  growingSamples: true,
  reusedNumber: true,
  placeholders: true,
  mixedAccounts: true,
  oneDomestic: true,
  serialDates: true,
});
