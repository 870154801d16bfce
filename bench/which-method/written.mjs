// The chapter docs/which-method.md, from the results of a run.

/** Which peer does what which of our methods does. */
const FELLOWS = {
  "k-means": ["scikit-learn k-means"],
  "mini-batch-k-means": ["scikit-learn mini-batch k-means"],
  "bisecting-k-means": ["scikit-learn bisecting k-means"],
  ward: ["scikit-learn Ward"],
  complete: ["scikit-learn complete"],
  average: ["scikit-learn average"],
  single: ["scikit-learn single"],
  "gaussian-mixture": ["scikit-learn Gaussian mixture"],
  "latent-classes": ["StepMix"],
  birch: ["scikit-learn BIRCH"],
  dbscan: ["scikit-learn DBSCAN"],
  hdbscan: ["scikit-learn HDBSCAN", "hdbscan HDBSCAN"],
  spectral: ["scikit-learn spectral"],
  "k-medoids": ["kmodes k-prototypes"],
};
/** From this difference of adjusted Rand indices on, and this ratio of time or memory, one is called worse. */
const WORSE = 0.05;
const SLOWER = 1.5;
/** Less time than this says nothing. */
const LEAST_SECONDS = 0.2;

export function written(results, methods, shapes) {
  const found = shapes.filter((shape) => shape !== "none");
  const runs = results.filter(({ verdict }) => !verdict);
  const sizes = [...new Set(runs.map(({ rows }) => rows))].sort((a, b) => a - b);
  const titleOf = ({ by, method }) =>
    by === "ours" ? methods.find(({ id }) => id === method).title : method;
  const lines = [
    "# Which method, honestly",
    "",
    "All methods of the table and their peers on sets made by code, of which the groups are known. `bench/which-method.bench.mjs --write` makes the sets, runs everything and writes this page: no number here is",
    "typed by hand. Higher is better: an adjusted Rand index of 1 finds the groups, 0 is chance. Methods that take a number of segments get the true one; DBSCAN gets the radius at the knee of its distances. Numbers are means",
    `over the sets of a size. Written on ${new Date().toISOString().slice(0, 10)} with Node ${process.version}; one thread each, and at most four minutes on the clock for all sets of a size, on a machine with other work.`,
    "",
    "The sets: **gaussian** (four round groups that touch), **unequal** (80, 15 and 5 in a hundred, of unequal width), **elongated** (three long parallel groups), **nested** (a ring about a group), **mixed** (numbers and",
    "words), **giants** (four groups, and 2 in a hundred customers fifty times as large), **noise columns** (four columns that matter of 34).",
    "",
  ];
  for (const rows of sizes) {
    lines.push(`## ${rows.toLocaleString("en-US")} customers`, "");
    const own = runs.filter((run) => run.rows === rows);
    const here = found.filter((shape) => own.some((run) => run.shapes?.some((each) => each.shape === shape)));
    lines.push(
      row("method", ...here, "CPU seconds", "memory"),
      row(...["---", ...here, "", ""].map((_, i) => (i === 0 ? "---" : "---:"))),
    );
    for (const run of own) {
      const cells = run.error
        ? [...here.map(() => ""), brief(run.error), ""]
        : [
            ...here.map((shape) => index(ariOf(run, shape))),
            run.seconds.toFixed(2),
            `${Math.round(run.megabytes)} MB`,
          ];
      lines.push(row(run.by === "ours" ? `**${titleOf(run)}**` : titleOf(run), ...cells));
    }
    lines.push("");
  }
  lines.push(
    ...verdictLines(results.filter(({ verdict }) => verdict)),
    ...worseLines(runs, found, titleOf),
    ...bestLines(runs, found, titleOf),
  );
  return `${lines.join("\n").trim()}\n`;
}

/** How often each way to choose says "segments" where there are none. */
function verdictLines(verdicts) {
  if (verdicts.length === 0) return [];
  const lines = [
    "## Segments where there are none",
    "",
    `One cloud of ${verdicts[0].rows} customers in which all columns go together, ${verdicts[0].sets} times. How often does each way to choose say that there are two segments or more? Less is better.`,
    "",
    row("way to choose", "by", "says segments", "CPU seconds"),
    row("---", "---", "---:", "---:"),
  ];
  for (const { by, method, error, shapes = [], seconds, sets } of verdicts) {
    const wrong = shapes.filter(({ segments }) => segments >= 2).length;
    lines.push(
      row(
        method,
        by === "ours" ? "**ours**" : "peer",
        error ? brief(error) : `${wrong} of ${sets}`,
        error ? "" : seconds.toFixed(1),
      ),
    );
  }
  return [...lines, ""];
}

/** Plain sentences: where a peer does better than ours. */
function worseLines(runs, shapes, titleOf) {
  const lines = ["## Where ours is worse", ""];
  for (const run of runs.filter(({ by, error }) => by === "ours" && !error)) {
    for (const peer of runs.filter(
      (each) => each.rows === run.rows && !each.error && FELLOWS[run.method]?.includes(each.method),
    )) {
      const said = [];
      for (const shape of shapes) {
        const [a, b] = [ariOf(run, shape), ariOf(peer, shape)];
        if (a !== null && b !== null && b - a >= WORSE)
          said.push(`finds less on ${shape} (${index(a)}, ${index(b)})`);
      }
      // Peers without sets of one shape have less to do.
      const sameWork = peer.shapes.length === run.shapes.length;
      if (sameWork && run.seconds > LEAST_SECONDS && run.seconds > SLOWER * peer.seconds)
        said.push(`takes ${(run.seconds / peer.seconds).toFixed(1)} times the CPU time`);
      if (sameWork && run.megabytes > SLOWER * peer.megabytes)
        said.push(`takes ${(run.megabytes / peer.megabytes).toFixed(1)} times the memory`);
      if (said.length > 0)
        lines.push(
          `- ${titleOf(run)} at ${run.rows.toLocaleString("en-US")} customers, compared with ${peer.method}: it ${said.join("; it ")}.`,
        );
    }
  }
  if (lines.length === 2) lines.push("Nowhere in this run.");
  lines.push(
    "",
    `Called worse: an adjusted Rand index lower by ${WORSE} or more, or ${SLOWER} times the time (of more than ${LEAST_SECONDS} s) or memory. k-medoids is compared with k-prototypes on mixed sets alone. Trimmed k-means, tclust, sparse`,
    "k-means and k-means with size limits have no peer here: R's tclust is on CRAN, not on PyPI or in Debian.",
    "",
  );
  return lines;
}

/** Which method does best on each shape, and which fails. */
function bestLines(runs, shapes, titleOf) {
  const rows = Math.max(...runs.filter(({ shapes: own }) => (own?.length ?? 0) > 1).map((run) => run.rows));
  const own = runs.filter((run) => run.by === "ours" && run.rows === rows && !run.error);
  if (own.length === 0) return [];
  const lines = [
    "## Which one found most",
    "",
    `Of our methods at ${rows.toLocaleString("en-US")} customers:`,
    "",
  ];
  for (const shape of shapes) {
    const ranked = own
      .map((run) => ({ name: titleOf(run), ari: ariOf(run, shape) }))
      .filter(({ ari }) => ari !== null);
    ranked.sort((a, b) => b.ari - a.ari);
    const best = ranked.filter(({ ari }) => ari >= ranked[0].ari - 0.02).map(({ name }) => name);
    const last = ranked.at(-1);
    lines.push(
      `- ${shape}: ${best.join(", ")} (${index(ranked[0].ari)}); the least is ${last.name} (${index(last.ari)}).`,
    );
  }
  return [...lines, ""];
}

function ariOf({ shapes = [] }, shape) {
  const own = shapes.filter((each) => each.shape === shape && each.ari !== null);
  return own.length === 0 ? null : own.reduce((sum, { ari }) => sum + ari, 0) / own.length;
}

const index = (value) => (value === null ? "" : value.toFixed(2));
const brief = (error) => error.replace(/\|/g, "/").slice(0, 60);
const row = (...cells) => `| ${cells.join(" | ")} |`;
