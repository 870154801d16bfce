import { trendFindings } from "../findings/trend-findings";
import type { MoneyTrend } from "../lines/money-trend";
import type { NotebookShelf, ShelfTable } from "../deliver/notebook-shelf";
import type { PaperSection, PaperTable } from "../deliver/paper";
import { cellOf, pickTable, type PickedColumn } from "../deliver/pick-table";
import { introduced, sourcedFinding, words, type SourcedText } from "../deliver/sourced-text";
import type { ClaimSource } from "../report/claims/claim-marks";

/** The file of the page for the managing director in a report. */
export const DIRECTOR_FILE = "one-page.html";

/** The same in print. */
export const DIRECTOR_PRINT = "one-page.pdf";

/**
 * Period, total, and the trend with and without the largest customer.
 *
 * @param trend null where only the customers are known. @param source where the sales lines are drawn.
 * @returns no section without a trend.
 */
export function moneySections(
  trend: MoneyTrend | null,
  source: ClaimSource | undefined,
): readonly PaperSection[] {
  if (trend === null || source === undefined) return [];
  const found = [trendFindings.total(trend), trendFindings.present(trend), trendFindings.oneOff(trend)];
  const sentences = found.filter(({ text }) => text !== "").map((each) => sourcedFinding(each, source));
  return [
    {
      id: "money",
      title: "Where the company is",
      width: "half",
      blocks: [
        ...sentences.map((text) => ({ kind: "text", text }) as const),
        { kind: "table", table: trendTable(trend, source) },
      ],
    },
  ];
}

function trendTable(trend: MoneyTrend, source: ClaimSource): PaperTable {
  const rows = trendFindings.rows(trend);
  const most = Math.max(...trend.years.map(({ all }) => all));
  const several = trend.customers > 1;
  return {
    caption: several ? `Money by year, with and without ${trend.largest}` : "Money by year",
    columns: Object.keys(rows[0]).map((name, i) => ({ name, align: i === 0 ? "left" : "right" })),
    rows: rows.map((row) => Object.values(row).map((each) => sourcedFinding(each, source))),
    source,
    ...(several && most > 0
      ? {
          bars: {
            legend: ["all others", trend.largest],
            rows: trend.years.map(({ all, without }) => [without / most, (all - without) / most]),
          },
        }
      : {}),
  };
}

/** So many silent customers are listed with their figures; the others by name only. */
const LISTED = 5;
const NAMED = 30;

/**
 * Who has gone silent, by name: the largest with their figures.
 *
 * @param sentence how many they are. @param columns of the notebook's table, the customer's name first.
 */
export function silentSection(
  table: ShelfTable | undefined,
  sentence: SourcedText | undefined,
  columns: readonly PickedColumn[],
): readonly PaperSection[] {
  if (table === undefined && sentence === undefined) return [];
  const name = columns[0].from!;
  const names = table === undefined ? [] : table.table.rows.map((_, row) => cellOf(table, row, name).text);
  const others = names.slice(LISTED, LISTED + NAMED);
  const further = names.length > LISTED + NAMED ? ", and smaller ones" : "";
  return [
    {
      id: "silent",
      title: "Who has gone silent",
      width: "half",
      blocks: [
        ...(sentence ? [{ kind: "text", text: sentence } as const] : []),
        ...(table
          ? [{ kind: "table", table: pickTable(table, "The largest of them", columns, LISTED) } as const]
          : []),
        ...(others.length > 0
          ? [{ kind: "text", text: words(`Also silent: ${others.join(", ")}${further}.`) } as const]
          : []),
      ],
    },
  ];
}

/** How sure the study is and what it cannot say, as its chapters have it. */
export function unknownSection(items: readonly (SourcedText | undefined)[]): readonly PaperSection[] {
  const known = items.filter((item) => item !== undefined);
  if (known.length === 0) return [];
  return [
    {
      id: "unknown",
      title: "How sure it is, and what is not known",
      width: "half",
      blocks: [{ kind: "list", items: known }],
    },
  ];
}

/** A section of one table; none where a run did not make it. */
export function tableSection(
  id: string,
  title: string,
  width: PaperSection["width"],
  table: PaperTable | undefined,
  note?: SourcedText,
): readonly PaperSection[] {
  if (table === undefined) return [];
  const text = note === undefined ? [] : [{ kind: "text", text: note } as const];
  return [{ id, title, width, blocks: [{ kind: "table", table }, ...text] }];
}

/** The answer of the choice to the question of segments, with the question. */
export function segmentsAnswer(shelf: NotebookShelf): SourcedText | undefined {
  const answer = shelf.named("07-choosing-a-segmentation", "segmentCount");
  return answer && introduced("Are there segments in the data? ", answer);
}
