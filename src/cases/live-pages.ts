import { livePage } from "../live/live-page";
import type { LiveData } from "../live/live-data";
import type { ReportRequest } from "../report/export-report";
import type { Invitation } from "../report/pages/further-page";

/** What a report's live page begins with, and where its chapters invite to it. */
export interface LiveParts {
  readonly data: LiveData;
  /** By the name of the chapter's notebook. */
  readonly invitations: Readonly<Record<string, Invitation>>;
}

/**
 * The live page of a report, and the chapters' invitations to it.
 *
 * @param worker path of the worker's script of a case; default the one without a case.
 */
export function livePages(
  { data, invitations }: LiveParts,
  worker?: string,
): Required<Pick<ReportRequest, "furtherPages" | "invitations">> {
  return { furtherPages: [livePage(data, worker)], invitations };
}
