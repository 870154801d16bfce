/** The kinds of customer that are planted. */
export type Archetype =
  | "single-product giant"
  | "volume importer of flat weaves"
  | "designer of knotted pieces"
  | "broad account"
  | "one-off buyer"
  | "domestic sampling account";

/** The product types that carry nearly all lines; the rarities are planted one by one. */
export const MAIN_ITEMS = [
  "HAND TUFTED",
  "DURRY",
  "DOUBLE BACK",
  "HANDWOVEN",
  "KNOTTED",
  "JACQUARD",
  "HANDLOOM",
] as const;
export type MainItem = (typeof MAIN_ITEMS)[number];

/**
 * How much each archetype leans to each product type, before a customer's own taste and before the
 * workbook's totals are imposed. The leanings overlap on purpose: real customers do.
 */
export const LEANINGS: Readonly<Record<Archetype, Readonly<Record<MainItem, number>>>> = {
  "single-product giant": {
    "HAND TUFTED": 1,
    DURRY: 0.001,
    "DOUBLE BACK": 0,
    HANDWOVEN: 0,
    KNOTTED: 0,
    JACQUARD: 0,
    HANDLOOM: 0,
  },
  "volume importer of flat weaves": {
    "HAND TUFTED": 0.8,
    DURRY: 1,
    "DOUBLE BACK": 0.06,
    HANDWOVEN: 0.12,
    KNOTTED: 0.02,
    JACQUARD: 0.02,
    HANDLOOM: 0.12,
  },
  "designer of knotted pieces": {
    "HAND TUFTED": 0.5,
    DURRY: 0.12,
    "DOUBLE BACK": 0.15,
    HANDWOVEN: 0.3,
    KNOTTED: 1,
    JACQUARD: 0.2,
    HANDLOOM: 0.02,
  },
  "broad account": {
    "HAND TUFTED": 1,
    DURRY: 0.4,
    "DOUBLE BACK": 0.6,
    HANDWOVEN: 0.45,
    KNOTTED: 0.12,
    JACQUARD: 0.12,
    HANDLOOM: 0.06,
  },
  "one-off buyer": {
    "HAND TUFTED": 1,
    DURRY: 0.8,
    "DOUBLE BACK": 0.5,
    HANDWOVEN: 0.5,
    KNOTTED: 0.3,
    JACQUARD: 0.1,
    HANDLOOM: 0.1,
  },
  "domestic sampling account": {
    "HAND TUFTED": 1,
    DURRY: 0.5,
    "DOUBLE BACK": 0.5,
    HANDWOVEN: 0.5,
    KNOTTED: 0.1,
    JACQUARD: 0.2,
    HANDLOOM: 0.2,
  },
};
