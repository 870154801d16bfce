/// <reference lib="dom" />
import type { Summing } from "../../../lines/sum-per-customer";
import { TABLE_LIMITS } from "../../../tables/limits";
import type { ColumnOverride } from "../../../customers/typing/typed-column";
import { formatReport } from "../../../tables/format-problems";
import type { OwnReading, OwnTable } from "../../own/own-table";
import { element } from "../element";
import type { LivePanel, LiveSession } from "../panels/live-panel";
import { ownColumnsTable } from "./own-columns-table";
import { ownOptions } from "./own-options";
import { OwnReader } from "./own-reader";

const ABOUT =
  "Drop a table of your own customers anywhere on this page: CSV, TSV or Excel (.xlsx), one row per customer, or a " +
  "workbook in the format of this study. Nothing is uploaded: the table is read here, in your browser; this page is not " +
  "allowed to send anything, saves nothing, and forgets the table when you close it.";

/** The reader's own table: dropped, chosen or pasted, typed, corrected, and worked on like the study's. */
export const ownDataPanel: LivePanel = {
  id: "own-data",
  title: "Your own data",
  mount(place, session) {
    const own = new OwnData(session);
    place.append(element("p", { class: "note" }, ABOUT), own.source, own.outcome);
  },
};

/** What the reader gave, the choices made on it, and what is shown of it. */
class OwnData {
  readonly source = element("div", { class: "own-source" });
  readonly outcome = element("div", { class: "own-outcome", "aria-live": "polite" });
  readonly #reader: OwnReader;
  readonly #back = element("button", { type: "button", class: "tool" }, "Back to the study's customers");
  readonly #stop = element("button", { type: "button", class: "tool", hidden: true }, "Stop reading");
  readonly #drop = element("label", { class: "drop" });
  #table: OwnTable | undefined;

  constructor(private readonly session: LiveSession) {
    this.#reader = new OwnReader(session.worker);
    this.#back.hidden = true;
    this.#back.addEventListener("click", () => this.#backToStudy());
    this.#stop.addEventListener("click", () => this.#stopReading());
    this.source.append(
      this.#fileChoice(),
      this.#pasting(),
      element("div", { class: "tools" }, this.#stop, this.#back),
    );
    this.#listenForDrops();
  }

  #fileChoice(): HTMLElement {
    const input = element("input", {
      type: "file",
      accept: ".csv,.tsv,.txt,.xlsx,.xlsm,text/csv,text/plain",
    });
    input.addEventListener("change", () => {
      const [file] = input.files ?? [];
      // Choosing the same file again, mended meanwhile, is a change too.
      if (file) void this.#readFile(file).finally(() => (input.value = ""));
    });
    this.#drop.append(element("span", {}, "Choose a file, or drop it anywhere on this page"), input);
    return this.#drop;
  }

  #pasting(): HTMLElement {
    const text = element("textarea", {
      id: "own-paste",
      rows: 6,
      spellcheck: "false",
      placeholder: "customer\trevenue\torders\nA-1\t1200\t7\n…",
    });
    const read = element("button", { type: "button", class: "action" }, "Read the pasted table");
    read.addEventListener("click", () => this.#start("pasted table", text.value));
    return element(
      "details",
      {},
      element("summary", {}, "Or paste a table"),
      element(
        "label",
        { for: "own-paste" },
        "Cells as copied from a spreadsheet, or as CSV, with a first line of names",
      ),
      text,
      element("div", { class: "tools" }, read),
    );
  }

  #listenForDrops(): void {
    const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    document.addEventListener("dragover", (event) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      this.#drop.classList.add("over");
    });
    document.addEventListener("dragleave", () => this.#drop.classList.remove("over"));
    document.addEventListener("drop", (event) => {
      this.#drop.classList.remove("over");
      if (!carriesFile(event)) return;
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      if (file) void this.#readFile(file);
    });
  }

  async #readFile(file: File): Promise<void> {
    if (file.size > TABLE_LIMITS.pageBytes) {
      this.#complain(
        formatReport({
          fileName: file.name,
          verdict: `a file of ${(file.size / 1e6).toFixed(0)} MB; at most ${TABLE_LIMITS.pageBytes / 1e6} MB can be read in a page; npx champo study reads more`,
          problems: [],
          warnings: [],
        }),
      );
      return;
    }
    try {
      this.#start(file.name, new Uint8Array(await file.arrayBuffer()));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      this.#complain(
        `The file cannot be opened (${error.message}). Was it changed or moved in the meantime?`,
      );
    }
  }

  #start(name: string, content: Uint8Array | string): void {
    this.#read({
      name,
      content,
      sheet: null,
      columns: {},
      missing: "median",
      sum: false,
      summing: {},
      like: this.session.study.start,
    });
  }

  #read(table: OwnTable): void {
    this.#table = table;
    this.#stop.hidden = false;
    this.session.announce(`Reading ${table.name}.`);
    this.outcome.setAttribute("aria-busy", "true");
    this.#reader.read(
      table,
      (reading) => this.#show(reading),
      (message) => this.#complain(`${table.name} could not be read: ${message}`),
    );
  }

  #show(reading: OwnReading): void {
    this.#rest();
    const change = (next: Partial<OwnTable>) => {
      if (this.#table) this.#read({ ...this.#table, ...next });
    };
    const sumAs = (column: string, how: Summing) =>
      change({ summing: { ...this.#table?.summing, [column]: how } });
    const override = (column: string, word: ColumnOverride | null) => {
      const { [column]: before, ...others } = this.#table?.columns ?? {};
      if ((before ?? null) !== word)
        change({ columns: word === null ? others : { ...others, [column]: word } });
    };
    const failed = reading.problemCount > 0;
    this.outcome.replaceChildren(
      element(
        "pre",
        { class: failed ? "report problem" : "report", role: failed ? "alert" : "status" },
        reading.report,
      ),
      ...(reading.proposal === null ? [] : [element("p", { class: "note" }, reading.proposal)]),
      ...(reading.data === null ? [] : [this.#toSegments()]),
      ...ownOptions(reading, change, sumAs),
      ...(reading.columns.length === 0
        ? []
        : [ownColumnsTable(reading.columns, this.#table?.columns ?? {}, override)]),
    );
    if (reading.data === null) {
      this.session.announce(`${this.#table?.name ?? "The table"} cannot be used; the report says why.`);
      return;
    }
    this.#back.hidden = false;
    this.session.announce(`${reading.data.base.customers.length} customers read; their segments are shown.`);
    this.session.useData(reading.data);
  }

  #toSegments(): HTMLElement {
    const button = element("button", { type: "button", class: "action" }, "See their segments");
    button.addEventListener("click", () => {
      document.getElementById("banner")?.scrollIntoView({ block: "start" });
      document.getElementById("main")?.focus({ preventScroll: true });
    });
    return element("div", { class: "tools" }, button);
  }

  #complain(message: string): void {
    this.#rest();
    this.outcome.replaceChildren(element("pre", { class: "report problem", role: "alert" }, message));
  }

  #stopReading(): void {
    this.#reader.cancel();
    this.#complain("Reading was stopped.");
  }

  #backToStudy(): void {
    this.#table = undefined;
    this.#reader.cancel();
    this.#rest();
    this.outcome.replaceChildren();
    this.#back.hidden = true;
    this.session.announce("The study's customers are shown again; your table is forgotten.");
    this.session.useData(this.session.study);
  }

  #rest(): void {
    this.#stop.hidden = true;
    this.outcome.removeAttribute("aria-busy");
  }
}
