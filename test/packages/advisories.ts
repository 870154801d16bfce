/** What `npm audit --json` says of a package: what it suffers from, its own advisories as objects, others' as names. */
interface AuditReport {
  readonly vulnerabilities?: Readonly<
    Record<
      string,
      {
        readonly via: readonly (
          string | { readonly title: string; readonly severity: string; readonly url: string }
        )[];
      }
    >
  >;
}

export interface Advisory {
  readonly id: string;
  readonly severity: string;
  readonly text: string;
}

/** The advisories of an audit, each once; undefined for a text that is no audit, as of a registry that does not answer. */
export function advisoriesOf(json: string): Advisory[] | undefined {
  let report: AuditReport;
  try {
    report = JSON.parse(json) as AuditReport;
  } catch {
    return undefined;
  }
  if (report.vulnerabilities === undefined) return undefined;
  const all = Object.entries(report.vulnerabilities).flatMap(([name, { via }]) =>
    via.flatMap((each) =>
      typeof each === "string"
        ? []
        : [
            {
              id: each.url.split("/").pop() ?? "",
              severity: each.severity,
              text: `${name}: ${each.title} ${each.url}`,
            },
          ],
    ),
  );
  return [...new Map(all.map((each) => [each.id, each])).values()];
}
