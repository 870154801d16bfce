import { count, countOrNone, decimal } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import type { TwinNull } from "../../validity/structure/twin-null";

/** So few twins give no small p-value. */
const FEW_TWINS = 100;
/** Of so many twins as good, the data counted: none but the data. */
const ONLY_THE_DATA = 1.5;

/** Whether the score of the data exceeds what twins of the data reach, which have no groups. */
export function twinsFinding(chance: TwinNull): Finding {
  const { observed, mean, fivePercentLimit, pValue, undefinedTwins, twins } = chance;
  const none = prose`in ${countOrNone(undefinedTwins)} of ${count(twins)} twins, fewer than two groups were found`;
  if (observed === null)
    return prose`Fewer than two groups were found in the data, so there is no score to compare; ${none}.`;
  if (mean === null) return prose`The data reach ${decimal(observed)}; ${none}.`;
  // Of few twins the least p-value is not small: whoever reads it must know that it cannot be smaller.
  const least =
    pValue !== null && twins < FEW_TWINS && pValue * (twins - undefinedTwins + 1) < ONLY_THE_DATA
      ? ", the least that so few twins can give"
      : "";
  const reached = prose`Twins of the data (same columns, same correlations, no groups) reach ${decimal(mean)} on average, and ${decimal(fivePercentLimit)} or more in one case of twenty. The data reach ${decimal(observed)} (p = ${decimal(pValue, 3)}${least})`;
  return undefinedTwins === 0 ? prose`${reached}.` : prose`${reached}; ${none}.`;
}
