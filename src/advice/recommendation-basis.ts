import type { CustomerBase } from "../customers/customer-base";
import type { SalesLines } from "../lines/sales-lines";
import type { Lexicon } from "../segments/naming/lexicon";
import type { SegmentName } from "../segments/naming/name-segments";
import type { SegmentProfile } from "../segments/profiles/profile-segments";
import type { BootstrapJaccard } from "../validity/stability/bootstrap-jaccard";
import type { AccountSilence } from "../value/account-silence";
import type { SilenceReturns } from "../value/silence-returns";

/** What recommendations are drawn from. A case adds what its own rules need. */
export interface RecommendationBasis {
  readonly profiles: readonly SegmentProfile[];
  readonly names: readonly SegmentName[];
  readonly base: CustomerBase;
  readonly lines: SalesLines;
  readonly lexicon: Lexicon;
  readonly silence: readonly AccountSilence[];
  readonly returns: SilenceReturns;
  /** Whether the checks support the segments, or they are a working division. */
  readonly status: "supported" | "constructed";
  /** How the groups fare when customers are drawn again; where it is left out, the advice says nothing of it. */
  readonly stability?: BootstrapJaccard;
}
