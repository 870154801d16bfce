import { medianOfDefined } from "../../math/median-of-defined";
import {
  descriptorsOf,
  isHeldOut,
  MISSING_WORD,
  type Descriptor,
  type Descriptors,
} from "../profiles/descriptor";
import type { Segmentation } from "../segmentation";

/** What may be asked about: a number, a share, or whether a category is of a level. */
export interface Question extends Descriptor {
  /** The level asked about; null for numbers. */
  readonly level: string | null;
  /** The whole of which the figure is a share; null for none. */
  readonly whole: string | null;
  /** Whether values were missing and the middle one is taken for them. */
  readonly isFilled: boolean;
}

/** From this share of missing values on, a column is no question: hardly anybody could answer it. */
const MOST_MISSING = 0.2;

/** Questions about what entered the matrix. A number that some customers lack is taken at its middle value, as the matrix does. */
export function questionsOn({ base, madeFrom }: Segmentation): readonly Question[] {
  const { numeric, mix, categories } = descriptorsOf(base);
  const entered = (descriptor: { readonly madeOf: readonly string[] }): boolean =>
    !isHeldOut(descriptor, madeFrom);
  return questionsAbout({
    numeric: numeric.filter(entered),
    mix: mix.filter(entered),
    categories: categories.filter(entered),
  }).flatMap((question): readonly Question[] => {
    const known = question.values.filter(Number.isFinite);
    if (known.length === question.values.length) return [{ ...question, isFilled: false }];
    if (known.length < (1 - MOST_MISSING) * question.values.length) return [];
    const middle = medianOfDefined([...known]);
    const values = question.values.map((value) => (Number.isFinite(value) ? value : middle));
    return [{ ...question, values, isFilled: true }];
  });
}

/** The columns of the rules in which values were missing. */
export function filledIn(
  rules: readonly { readonly conditions: readonly { readonly descriptor: string }[] }[],
  asked: readonly Question[],
): readonly string[] {
  const used = new Set(rules.flatMap(({ conditions }) => conditions.map(({ descriptor }) => descriptor)));
  const names = asked.filter(({ name, isFilled }) => isFilled && used.has(name)).map(({ name }) => name);
  return Object.freeze([...new Set(names)]);
}

function questionsAbout({ numeric, mix, categories }: Descriptors): readonly Omit<Question, "isFilled">[] {
  return [
    ...numeric.map((descriptor) => ({ ...descriptor, level: null, whole: null })),
    ...mix.map((descriptor) => ({ ...descriptor, level: null, whole: descriptor.madeOf[0] })),
    ...categories.flatMap(({ name, values, madeOf }) =>
      [...new Set(values)]
        .filter((level) => level !== MISSING_WORD)
        .sort()
        .map((level) => ({
          name,
          unit: "",
          madeOf,
          level,
          whole: null,
          values: Float64Array.from(values, (word) => (word === level ? 1 : 0)),
        })),
    ),
  ];
}
