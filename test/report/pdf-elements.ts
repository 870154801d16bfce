/** How many pages a PDF has, as Chromium writes it. */
export function pagesOfPdf(pdf: string): number {
  return (pdf.match(/\/Type\s*\/Page\b/g) ?? []).length;
}

/** Faults of a tagged PDF's structure, as Chromium writes it: rows of a table with fewer cells than others, figures without words. */
export function faultsOfTags(pdf: string): readonly string[] {
  const written = pdf.matchAll(/\n(\d+) 0 obj\n<<\/Type \/StructElem\n\/S \/(\w+)\n([^]*?)\nendobj/g);
  const elements = new Map([...written].map(([, id, kind, rest]) => [id, { kind, rest }]));
  const parentOf = (id: string): string => /\/P (\d+) 0 R/.exec(elements.get(id)?.rest ?? "")?.[1] ?? "";
  const tableOf = (id: string): string =>
    elements.get(id) === undefined || elements.get(id)?.kind === "Table" ? id : tableOf(parentOf(id));
  const cells = new Map<string, number>();
  for (const [id, { kind }] of elements)
    if (kind === "TD" || kind === "TH") cells.set(parentOf(id), (cells.get(parentOf(id)) ?? 0) + 1);
  const lengths = new Map<string, Set<number>>();
  for (const [row, length] of cells)
    lengths.set(tableOf(row), (lengths.get(tableOf(row)) ?? new Set()).add(length));
  return [
    ...[...lengths].flatMap(([table, all]) =>
      all.size > 1 ? [`table ${table} has rows of ${[...all].join(" and ")} cells`] : [],
    ),
    ...[...elements].flatMap(([id, { kind, rest }]) =>
      kind === "Figure" && !rest.includes("/Alt ") ? [`figure ${id} has no words`] : [],
    ),
    ...(lengths.size === 0 ? ["no table was found"] : []),
  ];
}
