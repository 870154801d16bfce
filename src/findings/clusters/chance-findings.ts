import { count, countOrNone, decimal } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import type { TwinNull } from "../../validity/structure/twin-null";

/** Whether the score of the data exceeds what twins of the data reach, which have no groups. */
export function twinsFinding(chance: TwinNull): Finding {
  const { observed, mean, fivePercentLimit, pValue, undefinedTwins, twins } = chance;
  const none = prose`in ${countOrNone(undefinedTwins)} of ${count(twins)} twins, fewer than two groups were found`;
  if (observed === null)
    return prose`Fewer than two groups were found in the data, so there is no score to compare; ${none}.`;
  if (mean === null) return prose`The data reach ${decimal(observed)}; ${none}.`;
  const reached = prose`Twins of the data (same columns, same correlations, no groups) reach ${decimal(mean)} on average, and ${decimal(fivePercentLimit)} or more in one case of twenty. The data reach ${decimal(observed)} (p = ${decimal(pValue, 3)})`;
  return undefinedTwins === 0 ? prose`${reached}.` : prose`${reached}; ${none}.`;
}
