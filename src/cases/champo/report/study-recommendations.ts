import { accountSilence } from "../../../value/account-silence";
import { CHAMPO_ADVICE } from "../advice/champo-advice";
import { samplePlan } from "../samples/sample-plan";
import { recommend } from "../../../advice/recommend";
import type { Recommendation } from "../../../advice/recommendation";
import { silenceReturns } from "../../../value/silence-returns";
import type { BootstrapJaccard } from "../../../validity/stability/bootstrap-jaccard";
import type { ChampoStudy } from "../champo-study";
import type { SegmentedStudy } from "../../../study/segmented-study";

/** The recommendations of notebook 10 at its own parameters, which are the defaults of the plan of samples. */
export function studyRecommendations(
  { study, segmentation, profiles, names }: SegmentedStudy<ChampoStudy>,
  stability: BootstrapJaccard,
): readonly Recommendation[] {
  const { base, lines, lexicon } = study;
  const silence = accountSilence(lines);
  return recommend(
    {
      profiles,
      names,
      base,
      lines,
      lexicon,
      silence,
      returns: silenceReturns(lines, silence),
      allocation: samplePlan(study),
      status: segmentation.status,
      stability,
    },
    CHAMPO_ADVICE,
  );
}
