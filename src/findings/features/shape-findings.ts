import type { FeatureDescription } from "../../customers/recipe/describe-features";
import { weighAlike, type FeatureWeights } from "../../customers/recipe/feature-weights";
import type { PartShares } from "../../customers/recipe/part-shares";
import { count, counted, decimal, percent } from "../../text/format";
import { joined, prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";

/** A part with fewer customers gets no feature of its own. */
const FEW = 3;
/** Who has this much in one part has hardly anything else. */
const LOYAL = 0.9;
/** What the name of a feature of values on both sides of zero begins with. */
const SIGNED = /^signed log /;

/** What a transform does to the skewness of columns, in the same order before and after. */
export function skewnessFinding(
  before: readonly FeatureDescription[],
  after: readonly FeatureDescription[],
): Finding {
  const changes = before.flatMap(({ feature, skewness }, i) => {
    const [old, now] = [decimal(skewness, 1), decimal(after[i].skewness, 1)];
    return old.text === now.text ? [] : [prose`${feature} from ${old} to ${now}`];
  });
  if (changes.length === 0)
    return prose`None of these columns enters as its logarithm, because no tail to the right is long: all enter as they are.`;
  const scale = prose`On a log scale a step is a factor: ten times as much is the same distance for the small as for the large.`;
  const signed = before.flatMap(({ feature }, i) =>
    SIGNED.test(after[i].feature) ? [prose`${feature}`] : [],
  );
  const below =
    signed.length === 0
      ? prose``
      : prose` A value below zero has no logarithm: of ${joined(signed, " and ")} the logarithm of the size enters with the sign of the value. Sizes below the middle one enter nearly as they are, so no gap opens at zero.`;
  return prose`Skewness changes: ${joined(changes, ", ")}. ${scale}${below}`;
}

/** Who buys one thing only, and which parts few customers have. */
export function partsFinding(parts: PartShares): Finding {
  const loyal = parts.shares.filter((row) => Math.max(...row) > LOYAL).length;
  const rare = parts.parts.filter((_, j) => parts.buyers[j] < FEW);
  const most = prose`${count(loyal)} of ${count(parts.customers.length)} customers ${verb(loyal, "has", "have")} more than nine tenths in a single column.`;
  if (rare.length === 0) return prose`${most} Every column has at least three customers.`;
  return prose`${most} ${counted(rare.length, "column")} ${verb(rare.length, "has", "have")} fewer than three customers (${rare.join(", ")}); ${verb(rare.length, "it gets", "they get")} no feature of ${verb(rare.length, "its", "their")} own, or a single customer would make up a whole axis. ${verb(rare.length, "It still counts", "They still count")} in the whole of the shares.`;
}

/** A scaling by its name, and the weight of each feature under it. */
export interface NamedWeights {
  readonly name: string;
  readonly weights: FeatureWeights;
}

/** How much the parts of a whole and the heaviest feature decide under each scaling. */
export function weightsFinding(scalings: readonly NamedWeights[]): Finding {
  const sentences = scalings.map(
    ({ name, weights: { parts, heaviest } }) =>
      prose`with the scaling "${name}" the mix decides ${percent(parts)} of all distance, and ${heaviest.feature} alone ${percent(heaviest.share)}`,
  );
  return prose`Of the scalings compared: ${joined(sentences, "; ")}.`;
}

/** Which feature weighs most under each scaling. */
export function heaviestFinding(scalings: readonly NamedWeights[]): Finding {
  const sentences = scalings.map(({ name, weights, weights: { heaviest } }) =>
    weighAlike(weights)
      ? prose`under "${name}" all features weigh alike (each decides ${percent(heaviest.share)} of all distance)`
      : prose`under "${name}" ${heaviest.feature} weighs most (${percent(heaviest.share)})`,
  );
  return prose`How the scalings weigh the features: ${joined(sentences, "; ")}. The study takes the first, and notebook 07 tries the others.`;
}

/** An amount below this is none: the smallest coin is ten thousand times as much. */
const NOTHING = 1e-6;

/** Whether the matrix can be turned back into the figures that it was made of, and what had to be filled. */
export function turnedBackFinding(errors: readonly number[], column: string, filled: number): Finding {
  const most = Math.max(0, ...errors.map(Math.abs));
  const back =
    most < NOTHING
      ? prose`Turned back, every ${column} is that of the sheet.`
      : prose`Turned back, the ${column} of a customer differs from the sheet's by up to ${decimal(most, 6)}.`;
  if (filled === 0) return prose`${back} No value was missing.`;
  return prose`${back} ${counted(filled, "value")} ${verb(filled, "was", "were")} missing and had to be filled.`;
}
