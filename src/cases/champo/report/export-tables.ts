import type { ExportTable } from "../../../segments/export/export-table";
import type { SegmentedStudy } from "../../../study/segmented-study";
import type { BootstrapJaccard } from "../../../validity/stability/bootstrap-jaccard";
import type { ChampoStudy } from "../champo-study";
import { actionTable } from "./export-actions";
import { customerTable } from "./export-customers";
import { segmentTable } from "./export-segments";
import { methodTable } from "./method-and-limits";
import { studyRecommendations } from "./study-recommendations";

/** The tables of the carpet maker's export: segments, customers with areas, pieces and samples, actions, method and limits. */
export function champoExportTables(
  segmented: SegmentedStudy<ChampoStudy>,
  stability: BootstrapJaccard,
): readonly ExportTable[] {
  return Object.freeze([
    segmentTable(segmented, stability),
    customerTable(segmented),
    actionTable(studyRecommendations(segmented, stability)),
    methodTable(segmented, stability),
  ]);
}
