import { figureOutput, proseOutput, tableOutput } from "../../src/cell/display";
import type { Interpolation } from "../../src/text/prose";
import { count, decimal, money, percent } from "../../src/text/format";
import {
  isCode,
  type Cell,
  type CodeCell,
  type Notebook,
  type Output,
} from "../../src/notebook/document/document";
import { table } from "../../src/text/table";

/** A picture of one pixel. */
export const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** Texts that a hostile workbook might hold; none may run, load or turn its surroundings. */
export const HOSTILE = [
  "<script>window.hacked = 1</script>",
  "</script><script>window.hacked = 2</script>",
  `<img src=x onerror="window.hacked = 3">`,
  `"><svg onload=window.hacked=4>`,
  `<a href="javascript:window.hacked=5">click</a>`,
  "[click](javascript:window.hacked=6)",
  '=HYPERLINK("http://example.org")',
  "before\u202Eafter\u202C",
  "nul\u0000 bell\u0007",
  `${"very long ".repeat(400)}end`,
  "unbroken".repeat(300),
  "<!-- <script>",
  "$\\href{javascript:window.hacked=7}{x}$",
  "&lt;b&gt; stays as typed",
];

let serial = 0;

export function text(source: string): Cell {
  return { cell_type: "markdown", id: `text-${serial++}`, metadata: {}, source };
}

export function code(source: string, ...outputs: Output[]): CodeCell {
  return { cell_type: "code", id: `code-${serial++}`, metadata: {}, source, execution_count: 1, outputs };
}

export function notebook(...cells: Cell[]): Notebook {
  return { metadata: {}, cells, nbformat: 4, nbformat_minor: 5 };
}

export function shown(output: ReturnType<typeof figureOutput>): Output {
  return { output_type: "display_data", data: output.data, metadata: output.metadata };
}

type Traces = readonly { type: string; [key: string]: unknown }[];

export function figure(title: string, data: Traces, layout: object = {}, png?: string): Output {
  const full = {
    title: { text: title },
    margin: { l: 70, r: 24, t: 56, b: 60 },
    height: 420,
    paper_bgcolor: "#ffffff",
    font: { color: "#222222", size: 13 },
    ...layout,
  };
  const alt = `${title}: drawn from the fixture, with its main numbers said here for those who do not see it.`;
  const output = figureOutput({ title, alt, data, layout: full });
  return shown(png === undefined ? output : { ...output, data: { ...output.data, "image/png": png } });
}

export function said(
  kind: "takeaway" | "answer",
  words: TemplateStringsArray,
  ...values: Interpolation[]
): Output {
  return shown(proseOutput(kind, words, values));
}

const takeaway = (words: TemplateStringsArray, ...values: Interpolation[]) =>
  said("takeaway", words, ...values);
const answer = (words: TemplateStringsArray, ...values: Interpolation[]) => said("answer", words, ...values);

const CUSTOMERS = ["TGT", "M-1", "H-2", "PC", "C-1", "RC", "P-5", "N-1", "V-1", "CC"];
const wave = (n: number, shift = 0) =>
  Array.from({ length: n }, (_, i) => 10 + 6 * Math.sin(i / 3 + shift) + ((i * 7) % 5));

/** Revenue of the fixture's customers, falling. */
const REVENUE = CUSTOMERS.map((_, i) => Math.round(31_400_000 / (i + 1) ** 1.7));

/** A notebook as the study writes them: an answer first, figures of many kinds, tables, formulas. */
export function studyNotebook(png?: string): Notebook {
  const x = Array.from({ length: 45 }, (_, i) => i);
  return notebook(
    text(
      "# Which customers belong together, and how sure can we be?\n\nThe sheet lists one row per customer. See also [the features](02-customer-features.ipynb) and [the paper](https://example.org/paper).",
    ),
    code('import { loadStudy, kmeans, show, takeaway } from "champo";'),
    code(
      "// What the notebook found\nanswer`Five customers bring ${percent(share)} of the revenue.`;",
      answer`Five customers of ${count(45)} bring **${percent(0.714)}** of the revenue; the largest alone brings ${percent(0.357)}.`,
      answer`Three segments are stable: the mean bootstrap Jaccard is ${decimal(0.83)} (1 is best).`,
      answer`The silhouette of ${decimal(0.41)} stands above its permutation null of ${decimal(0.22)}.`,
    ),
    text(
      "## How concentrated is the revenue?\n\nThe Gini index is $G = \\frac{\\sum_i \\sum_j |x_i - x_j|}{2 n^2 \\bar{x}}$; 0 means equal customers, 1 a single one.\n\n$$s(i) = \\frac{b(i) - a(i)}{\\max\\{a(i), b(i)\\}}$$",
    ),
    code(
      "const study = await loadStudy();\nconst shares = concentration(study.sales);\nshow(pareto(shares));",
      figure(
        "Revenue by customer",
        [
          { type: "bar", x: CUSTOMERS, y: REVENUE, marker: { color: "#0072B2" }, name: "revenue" },
          {
            type: "scatter",
            mode: "lines+markers",
            x: CUSTOMERS,
            y: wave(10).map((_, i) => 1 - 0.64 / (i + 1)),
            yaxis: "y2",
            line: { color: "#D55E00" },
            name: "cumulative share",
          },
        ],
        {
          xaxis: { title: { text: "customer" } },
          yaxis: { title: { text: "revenue (money)" }, gridcolor: "#e6e6e6" },
          yaxis2: { overlaying: "y", side: "right", range: [0, 1.05], tickformat: ".0%", showgrid: false },
          legend: { orientation: "h", y: 1.1 },
        },
        png,
      ),
    ),
    code(
      "takeaway`The largest customer brings ${percent(top)}.`;",
      takeaway`The largest customer brings ${percent(0.357)}, as much as ${money(31_400_000)}; the tenth brings ${percent(0.007)}.`,
    ),
    code(
      "show(segmentTable(study.customers));",
      shown(
        tableOutput(
          table(
            "The ten largest customers",
            CUSTOMERS.map((customer, i) => ({
              customer,
              country: i % 3 ? "USA" : "INDIA",
              revenue: REVENUE[i],
              share: percent(REVENUE[i] / 88e6),
              area: 120_000 / (i + 1.5),
            })),
            { units: { revenue: "money", area: "ft²" } },
          ),
        ),
      ),
      takeaway`The table holds ${count(10)} customers.`,
    ),
    text(
      "## Where do they buy?\n\n| Step | What is done | Cost |\n|:--|:--|--:|\n| 1 | read the workbook | 1.5 s |\n| 2 | cluster | 0.1 s |\n\n```ts\nconst runs = sweep(features, { k: [2, 8], seed: 7 }); // as in the cells\n```",
    ),
    code(
      "show(revenueByCountry(study.sales));",
      figure(
        "Revenue by country",
        [
          {
            type: "choropleth",
            locations: ["USA", "IND", "GBR", "DEU", "CHN", "AUS", "ZAF", "BRA", "CAN"],
            z: [52, 18, 9, 6, 4, 3, 2, 1.5, 1],
            colorscale: "Blues",
            reversescale: true,
            colorbar: { title: { text: "%" } },
          },
        ],
        {
          geo: {
            scope: "world",
            fitbounds: false,
            showland: true,
            resolution: 110,
            projection: { type: "natural earth" },
          },
          margin: { l: 0, r: 0, t: 48, b: 0 },
        },
      ),
      takeaway`The United States bring ${percent(0.52)} of the revenue.`,
    ),
    code(
      "show(offices(study));",
      figure(
        "Where customers sit",
        [
          {
            type: "scattergeo",
            lon: [-74, 77, 0, 13],
            lat: [40, 28, 51, 52],
            text: ["New York", "Delhi", "London", "Berlin"],
            mode: "markers+text",
            textposition: "top center",
            marker: { size: [30, 16, 12, 10], color: "#D55E00" },
          },
        ],
        {
          geo: { resolution: 110, fitbounds: false, showcountries: true },
        },
      ),
    ),
    text("## How do the segments differ?"),
    text("### In the plane"),
    code(
      "show(clusterMap(features, best));",
      figure(
        "Customers in the plane of the first two components",
        [0, 1, 2].map((k) => ({
          type: "scatter",
          mode: "markers",
          name: `segment ${k + 1}`,
          x: x.map((i) => Math.cos(i + 2 * k) * (k + 1) + 3 * k),
          y: wave(45, k),
          marker: {
            size: 10,
            color: ["#0072B2", "#D55E00", "#009E73"][k],
            line: { color: "#ffffff", width: 1 },
          },
        })),
        {
          xaxis: { title: { text: "component 1 (54% of variance)" } },
          yaxis: { title: { text: "component 2 (17%)" } },
        },
      ),
      takeaway`Segment 3 stands ${decimal(2.4)} standard deviations apart on the first component.`,
    ),
    text("### By product"),
    code(
      "show(heatMap(profiles));",
      figure(
        "Share of products by segment",
        [
          {
            type: "heatmap",
            x: ["HAND TUFTED", "DURRY", "DOUBLE BACK", "KNOTTED", "JACQUARD"],
            y: ["volume importers", "designers", "one-off buyers"],
            z: [
              [0.5, 0.2, 0.1, 0.15, 0.05],
              [0.1, 0.1, 0.1, 0.6, 0.1],
              [0.3, 0.3, 0.2, 0.1, 0.1],
            ],
            colorscale: "Blues",
            reversescale: true,
            texttemplate: "%{z:.0%}",
          },
        ],
        { height: 320 },
      ),
    ),
    code(
      "show(boxes(study));",
      figure(
        "Price per square foot by product",
        ["HAND TUFTED", "DURRY", "KNOTTED"].map((name, k) => ({
          type: "box",
          name,
          y: wave(60, k).map((v) => v * (k + 1)),
          boxpoints: "outliers",
        })),
        { yaxis: { title: { text: "price (money per ft²)" } }, showlegend: false },
      ),
    ),
    code(
      "show(flow(two, three));",
      figure("Where customers go from two to three segments", [
        {
          type: "sankey",
          node: {
            label: ["A of 2", "B of 2", "A of 3", "B of 3", "C of 3"],
            color: ["#0072B2", "#D55E00", "#0072B2", "#D55E00", "#009E73"],
          },
          link: {
            source: [0, 0, 1, 1],
            target: [2, 4, 3, 4],
            value: [20, 6, 15, 4],
            color: "rgba(120,120,120,.3)",
          },
        },
      ]),
    ),
    code(
      "show(mix(study));",
      figure(
        "Product mix",
        [
          {
            type: "treemap",
            labels: ["all", "HAND TUFTED", "DURRY", "KNOTTED", "designs", "plain"],
            parents: ["", "all", "all", "all", "KNOTTED", "KNOTTED"],
            values: [100, 50, 30, 20, 12, 8],
            branchvalues: "total",
          },
        ],
        { margin: { l: 0, r: 0, t: 48, b: 0 } },
      ),
    ),
    code(
      "show(spread(study));",
      figure(
        "Distribution of order sizes",
        [
          { type: "violin", y: wave(80), name: "orders", box: { visible: true } },
          { type: "histogram", x: wave(80), name: "pieces", xaxis: "x2", yaxis: "y2" },
        ],
        {
          grid: { rows: 1, columns: 2, pattern: "independent" },
          annotations: [
            {
              text: "half of all orders",
              x: 0.8,
              y: 0.9,
              xref: "paper",
              yref: "paper",
              showarrow: false,
              font: { color: "#555555" },
            },
          ],
        },
      ),
    ),
    code(
      "show(missing(study));",
      figure("Missing cells", [
        { type: "scatter", mode: "markers", x: wave(500), y: wave(500, 1), marker: { color: "#9A9A9A" } },
      ]),
    ),
    text("## What does a long table look like?"),
    code(
      'show(table("All customers", rows));',
      shown(
        tableOutput(
          table(
            "All customers",
            Array.from({ length: 45 }, (_, i) => ({
              customer: `C-${i + 1}`,
              orders: (i * 37) % 101,
              revenue: money(31_400_000 / (i + 1) ** 2),
              "hand tufted": i * 11,
              durry: i * 3,
              "double back": i,
              "hand woven": 2 * i,
              knotted: i % 7,
              jacquard: i % 3,
              handloom: i % 2,
              "share of largest": percent(1 / (i + 1)),
            })),
          ),
        ),
      ),
    ),
    code(
      "console.log(runs);",
      {
        output_type: "stream",
        name: "stdout",
        text: "\u001b[32mconverged\u001b[39m after 12 iterations\n10%\r50%\r100%\n",
      },
      { output_type: "stream", name: "stderr", text: "a warning\n" },
    ),
    code("features.columns", {
      output_type: "execute_result",
      execution_count: 3,
      metadata: {},
      data: {
        "text/plain": "[ 'volume', 'value' ]",
        "text/html": "<b onmouseover=alert(1)>never shown as HTML</b>",
      },
    }),
    code("kmeans(features, { k: 0 });", {
      output_type: "error",
      ename: "InputError",
      evalue: "kmeans(k): expected a whole number from 1 to 45, got 0",
      traceback: [
        "\u001b[31mInputError\u001b[39m: kmeans(k): expected a whole number from 1 to 45, got 0",
        "    at kmeans (<anonymous>:1:1)",
      ],
    }),
    text("## What follows, and what limits it?\n\nThe segments describe one year. *Nothing here is causal.*"),
  );
}

/** The same without its figures: a page that needs no Plotly, whose opening is then quick. */
export function wordsNotebook(): Notebook {
  const isFigure = (output: Output) =>
    "metadata" in output && (output.metadata["champo"] as { kind?: string } | undefined)?.kind === "figure";
  const { cells, ...rest } = studyNotebook();
  return {
    ...rest,
    cells: cells.map((cell) =>
      isCode(cell) ? { ...cell, outputs: cell.outputs.filter((output) => !isFigure(output)) } : cell,
    ),
  };
}

/** A notebook whose every text is hostile. */
export function hostileNotebook(): Notebook {
  const [first = ""] = HOSTILE;
  return notebook(
    text(
      `# Hostile ${first}\n\n${HOSTILE.join("\n\n")}\n\n![x](http://example.org/x.png) ![y](javascript:window.hacked=8) <http://example.org/>`,
    ),
    code(HOSTILE.join("\n")),
    code(
      "show",
      figure(
        `Title ${HOSTILE[1]}`,
        [
          {
            type: "bar",
            x: HOSTILE.map((t) => t.slice(0, 60)),
            y: HOSTILE.map((_, i) => i + 1),
            text: HOSTILE,
            hovertemplate: `${HOSTILE[4]} %{x}<extra></extra>`,
          },
          {
            type: "sankey",
            domain: { x: [0, 0.4], y: [0.6, 1] },
            node: { label: HOSTILE.slice(0, 2) },
            link: { source: [0], target: [1], value: [1] },
          },
        ],
        {
          annotations: [
            { text: HOSTILE[4], x: 0.5, y: 1, xref: "paper", yref: "paper", showarrow: false },
            { text: "<b>bold</b>", x: 0.1, y: 1, xref: "paper", yref: "paper", showarrow: false },
          ],
        },
      ),
    ),
    code(
      "table",
      shown(
        tableOutput(
          table(
            `Caption ${HOSTILE[2]}`,
            HOSTILE.map((value, i) => ({ [`name ${HOSTILE[0]}`]: value, number: i })),
          ),
        ),
      ),
    ),
    code(
      "says",
      said(
        "answer",
        ["", " is the answer"] as unknown as TemplateStringsArray,
        HOSTILE.slice(0, 6).join(" "),
      ),
    ),
    code("says", said("takeaway", ["It is ", "."] as unknown as TemplateStringsArray, HOSTILE[5])),
    code(
      "prints",
      { output_type: "stream", name: "stdout", text: HOSTILE.join("\n") },
      { output_type: "stream", name: "stdout", text: "x\n".repeat(3000) },
    ),
    code("fails", { output_type: "error", ename: HOSTILE[2], evalue: HOSTILE[1], traceback: [...HOSTILE] }),
    code("html", { output_type: "display_data", metadata: {}, data: { "text/html": HOSTILE.join("") } }),
    code("png", {
      output_type: "display_data",
      metadata: {},
      data: { "image/png": `"><script>window.hacked=9</script>`, "text/plain": "no picture" },
    }),
  );
}
