/// <reference lib="dom" />
import { dayText } from "../../../core/day";
import { writeDelimitedText } from "../../../tables/csv/delimited-text";
import { plainWorkbook } from "../../../tables/xlsx/plain-workbook";
import type { LiveSegments } from "../../engine/live-parts";
import { resultJson, resultTables } from "../../own/result-tables";
import { element } from "../element";
import type { LivePanel, LiveSession } from "./live-panel";
import { onPart } from "../session";

const EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The outcome shown, as files: every customer with its segment, the segments, and the settings. */
export const downloadPanel: LivePanel = {
  id: "download",
  title: "Download the results",
  mount(place, session) {
    let shown: LiveSegments | undefined;
    const button = (label: string, make: (part: LiveSegments) => Made) => {
      const made = element("button", { type: "button", class: "action", disabled: true }, label);
      made.addEventListener("click", () => {
        if (!shown) return;
        const { content, type, ending } = make(shown);
        const name = `${fileStem(session)}.${ending}`;
        save(new Blob([content as BlobPart], { type }), name);
        session.announce(`Saved as ${name}.`);
      });
      return made;
    };
    const buttons = [
      button("Customers as CSV", (part) => ({
        content: customersCsv(session, part),
        type: "text/csv",
        ending: "csv",
      })),
      button("All tables as Excel", (part) => ({
        content: plainWorkbook(resultTables(session.data, session.state, part)),
        type: EXCEL,
        ending: "xlsx",
      })),
      button("Everything as JSON", (part) => ({
        content: resultJson(session.data, session.state, part),
        type: "application/json",
        ending: "json",
      })),
    ];
    const files = studyFiles(session);
    place.append(
      element(
        "p",
        { class: "note" },
        "What is shown above, as files made in this page: every customer with its segment, silhouette and figures; the segments; the settings that make them again. Text never becomes a formula.",
      ),
      element("div", { class: "tools" }, ...buttons),
      ...files.elements,
    );
    const offer = (part: LiveSegments | undefined) => {
      shown = part;
      for (const each of buttons) each.disabled = part === undefined;
      files.offer(part !== undefined);
    };
    // A change of settings outdates the outcome until the next one is there.
    session.on("state", () => offer(undefined));
    onPart(session, "segments", offer);
  },
};

/** The buttons for the files that the commands take; they are made in a worker when asked for. */
function studyFiles(session: LiveSession): {
  readonly elements: readonly HTMLElement[];
  readonly offer: (possible: boolean) => void;
} {
  let asked: "segments.json" | "study.yaml" | undefined;
  const button = (name: NonNullable<typeof asked>, label: string) => {
    const made = element("button", { type: "button", class: "action", disabled: true }, label);
    made.addEventListener("click", () => {
      asked = name;
      session.makeFiles();
    });
    return made;
  };
  const segments = button("segments.json", "Segments for new customers (segments.json)");
  const description = button("study.yaml", "This study as a file (study.yaml)");
  const wholeStudy = element(
    "span",
    {},
    " Put study.yaml into a folder with the table, and ",
    element("code", {}, "npx champo run FOLDER"),
    " makes the whole study: it compares the columns chosen here, and chooses the number of segments by its own rule.",
  );
  onPart(session, "files", (part) => {
    const text = asked === "study.yaml" ? part.description : part.segments;
    if (asked === undefined || text === null) return;
    save(new Blob([text], { type: "text/plain" }), asked);
    session.announce(`Saved as ${asked}.`);
    asked = undefined;
  });
  return {
    elements: [
      element(
        "p",
        { class: "note" },
        "For the command line: ",
        element("code", {}, "npx champo score NEW.csv --segments segments.json"),
        " places new customers in these segments.",
        wholeStudy,
      ),
      element("div", { class: "tools" }, segments, description),
    ],
    offer: (possible) => {
      asked = undefined;
      segments.disabled = !possible;
      description.disabled = !possible;
      for (const each of [description, wholeStudy]) each.hidden = session.data.origin.description === null;
    },
  };
}

interface Made {
  readonly content: string | Uint8Array;
  readonly type: string;
  readonly ending: string;
}

function customersCsv(session: LiveSession, part: LiveSegments): string {
  const [{ columns, rows }] = resultTables(session.data, session.state, part);
  return writeDelimitedText([
    columns.map(({ name }) => name),
    ...rows.map((row) => row.map((cell) => (cell instanceof Date ? dayText(cell) : cell))),
  ]);
}

/** A file name of plain letters, whatever the data is called. */
function fileStem({ data, state }: LiveSession): string {
  const stem = data.name
    .replace(/\.[^.]*$/, "")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return `${stem === "" ? "customers" : stem}-${state.method}`;
}

function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = element("a", { href: address, download: name });
  link.click();
  // The browser takes the content up after this task; a minute is more than it needs.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
