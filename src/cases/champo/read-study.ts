import path from "node:path";
import { loadStudy, type ChampoStudy } from "./champo-study";

/** Reads a workbook as a study; `data` as typed on the command line. */
export function readStudy(options: { readonly data?: string; readonly seed?: number }): Promise<ChampoStudy> {
  const { data, seed } = options;
  return loadStudy({
    ...(data === undefined ? {} : { data: path.resolve(data) }),
    ...(seed === undefined ? {} : { seed }),
  });
}
