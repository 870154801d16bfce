import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { readNotebook, writeNotebook } from "../../src/notebook/document/notebook-file";
import { openBrowser } from "../../src/notebook/drawing/browser";
import { writeKernelspec } from "../../src/notebook/kernel/kernelspec";
import type { Notebook } from "../../src/notebook/document/document";
import { executeNotebook } from "../../src/notebook/run/execute";
import { OutputCollector } from "../../src/notebook/run/output-collector";
import { PATIENCE } from "../lanes/shared-browser";
import { compareNotebooks } from "./compare-notebooks";
import { JupyterServer, jupyterFolders } from "./jupyter-server";
import { DISPLAY, makeWorkspace, notebookOf } from "./workspace";

/** The folder of JupyterLab's programs, as `.ci/run` installs them. */
const bin = process.env["JUPYTER_BIN"] ?? "";
const missing = !fs.existsSync(path.join(bin, "jupyter-lab"));
if (missing)
  console.log("skipped: JUPYTER_BIN names no folder with jupyter-lab, so JupyterLab 4 is not tried");
const opened = missing ? { browser: null, reason: "" } : await openBrowser();
if (!missing && opened.browser === null) console.log(`skipped: ${opened.reason}`);

const root = path.join(__dirname, "..", "..");
const first =
  'import * as champo from "champo";\nconst study = await champo.loadStudy({ data: "data/champo-synthetic.xlsx" });\nconst features = champo.studyFeatures(study);';
const good = [
  first,
  'champo.show(champo.table("Customers", study.customers.records.slice(0, 3), { columns: ["customer", "revenue"], units: { revenue: "currency" } }));',
  "champo.show(champo.scree(champo.principalComponents(features)));",
  'console.log("rows", features.rows);',
];
const tried = [
  ...good,
  "features",
  "const wrong: number = features.rowNames;",
  "champo.kmeans(features, { k: 0, seed: 1 });",
  "let turns = 0; for (;;) turns++;",
  "champo.twinNull(features, champo.methods.kMeans.cluster, 3, { twins: 20_000, seed: 7 });",
  "help(champo.kmeans);",
];

describe.skipIf(opened.browser === null)("in a real browser", () => {
  let folder: string;
  let server: JupyterServer;
  beforeAll(async () => {
    // Within the project, as a user's notebooks are, for what a cell can import depends on the folders above it.
    fs.mkdirSync(path.join(root, "out"), { recursive: true });
    folder = fs.mkdtempSync(path.join(root, "out", "jupyterlab-"));
    const notebooks = path.join(folder, "notebooks");
    for (const room of ["lab", "notebook"]) {
      writeNotebook(path.join(notebooks, `${room}-tried.ipynb`), notebookOf(...tried));
      writeNotebook(path.join(notebooks, `${room}-all.ipynb`), notebookOf(...good));
    }
    server = await JupyterServer.startLab(notebooks, path.join(folder, "home"), bin);
  });
  afterAll(async () => {
    await server?.stop();
    await opened.browser?.close();
    if (folder !== undefined) fs.rmSync(folder, { recursive: true, force: true });
  });

  describe.each([
    ["JupyterLab 4", "lab", "lab/tree"],
    ["Notebook 7", "notebook", "notebooks"],
  ])("%s", (_, name, room) => {
    let page: Page;
    beforeAll(async () => {
      page = await (opened.browser as Browser).newPage({ viewport: { width: 1300, height: 1000 } });
      page.setDefaultTimeout(PATIENCE);
    });
    afterAll(async () => {
      await page?.close();
    });
    const open = async (notebook: string): Promise<void> => {
      await page.goto(server.page(`${name}-${notebook}.ipynb`, room));
      await expect
        .poll(() => page.locator(".jp-KernelName").first().textContent())
        .toBe("TypeScript (Champo)");
      await page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').first().waitFor();
    };
    const cell = (number: number): Locator => page.locator(".jp-Notebook .jp-CodeCell").nth(number - 1);
    const output = (number: number): Locator => cell(number).locator(".jp-OutputArea");
    const said = (number: number): Promise<string> =>
      output(number)
        .allInnerTexts()
        .then((texts) => texts.join());
    const enter = async (number: number): Promise<void> => {
      await cell(number).locator(".cm-content").click();
    };
    const run = async (number: number): Promise<void> => {
      await enter(number);
      await page.keyboard.press("Control+Enter");
    };
    const finished = (number: number) =>
      expect.poll(() => cell(number).locator(".jp-InputPrompt").textContent()).toMatch(/\[\d+\]/);
    const interrupt = async (): Promise<void> => {
      for (const key of ["Escape", "i", "i"]) await page.keyboard.press(key);
    };

    test("shows a table with its units, and a value as a table", async () => {
      await open("tried");
      for (const number of [1, 2, 5]) await run(number);
      await expect.poll(() => output(2).locator("table caption").allTextContents()).toEqual(["Customers"]);
      expect(await output(2).locator("th").allTextContents()).toEqual(["customer", "revenue (currency)"]);
      await expect
        .poll(() => output(5).locator("caption").allTextContents())
        .toEqual([expect.stringMatching(/^Observations: 45 rows by 9 columns/)]);
    });

    test("draws a figure with the renderer of Plotly", async () => {
      await run(3);
      await output(3).locator(".js-plotly-plot .main-svg").first().waitFor();
      expect(await output(3).locator(".js-plotly-plot .barlayer .point").count()).toBe(9);
      expect(await output(3).locator(".jp-OutputArea-child").count()).toBe(1);
    });

    test("says what is wrong in words first: of types with their line, of an argument with what is legal", async () => {
      await run(6);
      await expect
        .poll(() => said(6))
        .toMatch(/^\s*Line 1, column 7: Type 'readonly string\[\]' is not assignable/);
      await run(7);
      await expect
        .poll(() => said(7))
        .toMatch(/^\s*InputError: kmeans\(k\): expected a whole number from 1 to 45, got 0/);
    });

    test("interrupts an endless loop; long work shows a line that is replaced, and then says where it stopped", async () => {
      await run(8);
      await page.locator('.jp-Notebook-ExecutionIndicator[data-status="busy"]').first().waitFor();
      const interrupted = async (): Promise<string> => {
        await interrupt();
        return said(8);
      };
      await expect.poll(interrupted, { interval: 1000 }).toContain("the cell was interrupted");
      await run(9);
      await expect.poll(() => said(9)).toMatch(/^\s*twins █*░+ \d+ of 20000, about \d+ (s|min) left\s*$/);
      const shown = await said(9);
      await expect.poll(() => said(9)).not.toBe(shown);
      await interrupt();
      await expect.poll(() => said(9)).toContain("the cell was interrupted");
      expect(await said(9)).toMatch(/^\s*twins: stopped at \d+ of 20000/);
    });

    test("runs a cell as edited; progress leaves nothing behind", async () => {
      await enter(4);
      await page.keyboard.press("Control+a");
      await page.keyboard.insertText(
        'champo.twinNull(features, champo.methods.kMeans.cluster, 3, { twins: 100, seed: 7 });\nconsole.log("columns", features.columns);',
      );
      await page.keyboard.press("Control+Enter");
      await expect.poll(() => said(4)).toMatch(/^\s*columns 9\s*$/);
    });

    test("explains in every cell: help without an import", async () => {
      await run(10);
      await expect.poll(() => said(10)).toContain("KMeansOptions");
    });

    test("restarts and runs all cells", async () => {
      await open("all");
      await page.getByRole("menuitem", { name: "Kernel", exact: true }).click();
      await page.getByRole("menuitem", { name: /^Restart Kernel and Run All Cells/ }).click();
      await page.locator(".jp-Dialog .jp-mod-accept").click();
      await finished(4);
      expect(await said(4)).toContain("rows 45");
      await output(3).locator(".js-plotly-plot .main-svg").first().waitFor();
      expect(await page.locator(".jp-Notebook [data-mime-type*=error], .jp-mod-error").count()).toBe(0);
    });
  });
});

describe.skipIf(missing)("without a page", () => {
  const notebook = notebookOf(
    DISPLAY,
    'figure("bars", [1, 2]); console.log("printed"); console.error("warned");',
    "for (let i = 0; i < 50; i++) console.log(i);",
  );
  const workspace = makeWorkspace({ good: notebook });
  const home = path.join(workspace.folder, "home");
  writeKernelspec(path.join(home, "data", "kernels"));
  afterAll(() => {
    workspace.remove();
  });
  const start = (program: string, ...words: string[]) =>
    spawnSync(path.resolve(bin, program), words, {
      cwd: workspace.folder,
      encoding: "utf8",
      env: { ...process.env, ...jupyterFolders(home) },
    });

  it.each([
    ["papermill", ["good.ipynb", "done.ipynb"]],
    ["jupyter-nbconvert", ["--to", "notebook", "--execute", "--output", "done.ipynb", "good.ipynb"]],
    ["jupyter-execute", ["--output", "done", "good.ipynb"]],
  ])("%s gives the same outputs as our own runner", async (program, words) => {
    const done = path.join(workspace.folder, "done.ipynb");
    fs.rmSync(done, { force: true });
    const { status, stderr } = start(program, ...words);
    expect(stderr).not.toContain("Traceback");
    expect(status).toBe(0);
    const ours = await executeNotebook(notebook, { name: "good", cwd: workspace.folder });
    expect(compareNotebooks(ours, inWholeStreams(readNotebook(done)), "good")).toEqual([]);
  });

  it("the messages of Quarto give the same outputs as our own runner", async () => {
    const done = path.join(workspace.folder, "quarto.ipynb");
    const script = path.join(__dirname, "as-quarto-does.py");
    const { status, stdout, stderr } = start("python", script, "good.ipynb", done);
    expect(stderr).not.toContain("Traceback");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ name: "typescript", file_extension: ".ts" });
    const ours = await executeNotebook(notebook, { name: "good", cwd: workspace.folder });
    expect(compareNotebooks(ours, inWholeStreams(readNotebook(done)), "good")).toEqual([]);
  });

  it("the messages of VS Code have the answers that the protocol names", () => {
    const { status, stdout, stderr } = start("python", path.join(__dirname, "as-vscode-does.py"));
    expect(stderr).not.toContain("Traceback");
    expect(status).toBe(0);
    const said = (name: string, text: string) => ["stream", { name, text }];
    const begun = (count: number) => ["execute_input", expect.objectContaining({ execution_count: count })];
    const ok = (count: number, more = {}) => [
      "execute_reply",
      expect.objectContaining({ status: "ok", execution_count: count, ...more }),
    ];
    const failed = (ename: string) => ["error", expect.objectContaining({ ename })];
    const answer = (kind: string, content: object) => ({
      reply: [kind, expect.objectContaining(content)],
      heard: [],
    });
    expect(JSON.parse(stdout)).toMatchObject({
      interrupt_mode: "signal",
      argv: expect.arrayContaining(["{connection_file}"]),
      info: { reply: ["kernel_info_reply", { status: "ok", protocol_version: "5.3", debugger: false }] },
      widgets: answer("comm_info_reply", { status: "ok", comms: {} }),
      cell: { reply: ok(1), heard: [begun(1), said("stdout", "42\n")] },
      own: { reply: ok(1), heard: [begun(1), said("stdout", "1\n")] },
      silent: { reply: ok(1), heard: [] },
      expressions: {
        reply: ok(2, { user_expressions: { twice: expect.objectContaining({ status: "error" }) } }),
      },
      failed: { reply: ["execute_reply", { status: "error" }], heard: [begun(3), failed("RangeError")] },
      wrong: { reply: ["execute_reply", { status: "error" }], heard: [begun(4), failed("TypeScriptError")] },
      complete: answer("complete_reply", {
        status: "ok",
        matches: ["toFixed"],
        cursor_start: 7,
        cursor_end: 10,
      }),
      inspect: answer("inspect_reply", { status: "ok", found: true }),
      unknown: answer("inspect_reply", { status: "ok", found: false }),
      is_complete: answer("is_complete_reply", { status: "incomplete" }),
      history: answer("history_reply", { status: "ok", history: [] }),
      comm: [["comm_close", { comm_id: "w1" }]],
      debug: answer("debug_reply", { type: "response", success: false }),
      interrupted: { reply: ["execute_reply", { status: "error", ename: "Interrupted" }] },
      after: { reply: ok(6), heard: [begun(6), said("stdout", "42\n")] },
      shutdown: ["shutdown_reply", { status: "ok", restart: true }],
      alive: false,
    });
  });

  // All ten were run by papermill, nbclient and nbconvert by hand; each takes some 20 s of CPU.
  it.each([
    ["papermill", "03-k-means", (from: string, to: string) => ["--no-progress-bar", from, to]],
    ["jupyter-execute", "04-hierarchical", (from: string, to: string) => ["--output", to.slice(0, -6), from]],
    ["jupyter-nbconvert", "02-customer-features", asNotebook],
  ])("%s runs the study's notebook %s with the results that are committed", (program, name, words) => {
    const committed = readNotebook(path.join(root, "notebooks", `${name}.ipynb`));
    // Within the project, as a user's notebooks are.
    fs.mkdirSync(path.join(root, "out"), { recursive: true });
    const folder = fs.mkdtempSync(path.join(root, "out", "study-notebook-"));
    try {
      const [from, to] = ["from.ipynb", "to.ipynb"].map((file) => path.join(folder, file));
      writeNotebook(from, committed);
      const { status, stderr } = start(path.join(bin, program), ...words(from, to));
      expect(stderr).not.toContain("Traceback");
      expect(status).toBe(0);
      expect(compareNotebooks(committed, inWholeStreams(readNotebook(to)), name)).toEqual([]);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });

  it("papermill refuses parameters, for it has no translator to TypeScript: `champo run -p` sets them", () => {
    const { status, stderr } = start("papermill", "-p", "seed", "3", "good.ipynb", "with.ipynb");
    expect(status).not.toBe(0);
    expect(stderr).toMatch(
      /No parameter translator functions specified for kernel 'champo-tslab' or language 'typescript'/,
    );
  });
});

function asNotebook(from: string, to: string): readonly string[] {
  return ["--to", "notebook", "--execute", "--output", path.basename(to), from];
}

/**
 * A notebook with what follows in one stream in one output: nbclient from 0.11 on keeps each piece as it came; and without the
 * empty place that a progress line leaves, which is shown to whoever watches.
 */
function inWholeStreams(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell) => {
    if (cell.cell_type !== "code") return cell;
    const collector = new OutputCollector();
    for (const { output_type: type, ...content } of cell.outputs) {
      const isGone = type === "display_data" && Object.keys((content as { data: object }).data).length === 0;
      if (!isGone) collector.receive(type, content as never);
    }
    return { ...cell, outputs: collector.outputs };
  });
  return { ...notebook, cells };
}
