import type { WatchDraft } from "../../../advice/watch-list";
import { wilsonInterval } from "../../../math/distributions/wilson-interval";
import type { SegmentProfile } from "../../../segments/profiles/profile-segments";
import { percent } from "../../../text/format";
import type { CellAllocation } from "./cell-allocation";
import { samplesOfGroup } from "./sample-advice";
import { UNCONTRADICTED } from "./uncontradicted";

/**
 * The conversion of each segment's samples, to be watched; the alarm is the lower end of its 95% interval today.
 *
 * @example watchList(basis, lifetime, sampleWatch(allocation))
 */
export function sampleWatch(allocation: CellAllocation): (profile: SegmentProfile) => readonly WatchDraft[] {
  return ({ customers }) => {
    const { converted, samples } = samplesOfGroup(allocation, customers);
    // A rate of zero cannot fall: an alarm on it would never go off.
    if (converted === 0) return [];
    const { low, high } = wilsonInterval(converted, samples);
    return [
      {
        family: "conversion",
        metric: `conversion of its ${UNCONTRADICTED}`,
        now: percent(converted / samples),
        alarm: percent(low),
        when: "below",
        interval: { low: percent(low), high: percent(high), kind: "95%" },
      },
    ];
  };
}
