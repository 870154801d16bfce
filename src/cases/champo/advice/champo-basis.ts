import type { RecommendationBasis } from "../../../advice/recommendation-basis";
import type { CellAllocation } from "../samples/cell-allocation";

/** What the carpet maker's recommendations are drawn from: the plan of samples too. */
export interface ChampoBasis extends RecommendationBasis {
  readonly allocation: CellAllocation;
}
