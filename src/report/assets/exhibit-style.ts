const css = String.raw;

/** What cells show: figures, findings, code and printed text. */
export const EXHIBIT_STYLE = css`
  .cell {
    margin: 1.4rem 0;
  }
  /* Cells that only prepare, one after the other. */
  .cell:has(> details.code:last-child) {
    margin-block: 0.5rem;
  }
  .exhibit {
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    padding: 1.1rem 1.25rem 0.8rem;
    margin: 0.5rem 0 1.8rem;
  }
  figure {
    margin: 0;
  }
  .caption {
    margin: 0 0 0.4rem;
    font-weight: 600;
    line-height: 1.4;
    text-align: left;
  }
  .caption .label {
    color: var(--muted);
    font-weight: 400;
    margin-right: 0.35em;
  }
  .plot {
    position: relative;
    width: 100%;
    height: var(--height);
    /* While the window shrinks, until Plotly has followed. */
    overflow: hidden;
  }
  .plot[data-state="failed"] {
    height: auto;
    padding: 1rem;
    border: 1px solid var(--danger);
    color: var(--danger);
  }
  .waiting {
    max-width: var(--measure);
    color: var(--muted);
    font-size: 0.9rem;
  }
  .takeaway {
    max-width: var(--measure);
    margin: 0.8rem 0;
    padding: 0.1rem 0 0.1rem 1rem;
    border-left: 3px solid var(--accent);
    text-wrap: pretty;
  }
  .takeaway > :last-child,
  .answer > :last-child {
    margin-bottom: 0;
  }
  .answer {
    max-width: 46rem;
    margin: 0.5rem 0 2rem;
    padding: 1.2rem 1.5rem 1.3rem;
    border-radius: var(--radius);
    background: var(--tint);
    font-size: 1.06rem;
  }
  .answer > .label {
    margin: 0 0 0.5rem;
    color: var(--accent);
    font-size: var(--small);
    font-weight: 600;
    letter-spacing: 0.06em;
    text-transform: uppercase;
  }
  .answer p,
  .answer ul,
  .answer ol {
    margin-bottom: 0.6em;
  }
  .answer ul,
  .answer ol {
    padding-left: 1.2em;
  }
  details.code {
    /* When all code opens, the page stays where the reader is: by a text or figure, not by a fold above it. */
    overflow-anchor: none;
    margin: 0 0 0.4rem;
  }
  details.code > summary {
    display: flex;
    align-items: baseline;
    gap: 0.6em;
    width: fit-content;
    max-width: 100%;
    cursor: pointer;
    padding: 0.15rem 0;
    color: var(--muted);
    font-size: var(--small);
    list-style: none;
  }
  details.code > summary::-webkit-details-marker {
    display: none;
  }
  details.code > summary::before {
    content: "▸";
    font-size: 0.9em;
    transition: rotate 0.15s;
  }
  details.code[open] > summary::before {
    rotate: 90deg;
  }
  details.code > summary:hover {
    color: var(--ink);
  }
  details.code[open] .hint {
    visibility: hidden;
  }
  .hint {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  summary > .hint.hint {
    background: none;
    border: 0;
    padding: 0;
  }
  .cell-number {
    flex: none;
    font-variant-numeric: tabular-nums;
  }
  pre.source,
  .prose pre,
  pre.printed {
    padding: 0.85rem 1rem;
    border-radius: 8px;
    background: var(--sunken);
    border: 1px solid var(--line);
    margin: 0.3rem 0 0.9rem;
  }
  pre > code {
    font: inherit;
  }
  pre.printed {
    max-height: 26rem;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  pre.stderr {
    border-left: 3px solid var(--danger);
  }
  .failure {
    border: 1px solid var(--danger);
    border-radius: var(--radius);
    padding: 0.9rem 1.1rem 0.2rem;
    background: var(--surface);
  }
  .failure strong {
    color: var(--danger);
  }
  .omitted {
    color: var(--muted);
  }
  .missing-picture {
    color: var(--muted);
    font-style: italic;
  }
  .ansi-bold {
    font-weight: 700;
  }
  .ansi-black,
  .ansi-white {
    color: var(--muted);
  }
  .ansi-red {
    color: var(--danger);
  }
  .ansi-green {
    color: light-dark(#1b6b3a, #7fd49d);
  }
  .ansi-yellow {
    color: light-dark(#7a5600, #e3c26b);
  }
  .ansi-blue {
    color: var(--link);
  }
  .ansi-magenta {
    color: light-dark(#86308c, #dc9be2);
  }
  .ansi-cyan {
    color: light-dark(#0f6673, #79cfdd);
  }
  @media (max-width: 600px) {
    .exhibit {
      margin-inline: -0.5rem;
      padding: 0.9rem 0.75rem 0.6rem;
    }
    .answer {
      padding: 1rem 1.1rem;
    }
    th,
    td {
      padding-inline: 0.55em;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    details.code > summary::before {
      transition: none;
    }
  }
  @media print {
    .exhibit {
      margin: 0 0 1rem;
      border: 0;
      padding: 0;
      background: none;
    }
    figure,
    .takeaway,
    tr {
      break-inside: avoid;
    }
    details.code:not([open]) {
      display: none;
    }
    pre.printed,
    .table.long .scroll {
      max-height: none;
    }
    .scroll,
    pre {
      overflow: visible;
    }
    pre {
      white-space: pre-wrap;
    }
    .cell {
      margin: 0.6rem 0;
    }
    .plot {
      height: calc(var(--height) * 0.8);
    }
    /* Places of links make no line that a heading could stay with. */
    .cell > span {
      position: absolute;
    }
    .answer {
      break-inside: avoid;
    }
    .takeaway {
      break-before: avoid;
    }
    /* A heading, and the words that lead to a figure, do not end a page. */
    .prose:has(> :is(h2, h3, h4):last-child) {
      break-after: avoid;
    }
    .prose p {
      orphans: 3;
      widows: 3;
    }
    thead th {
      position: static;
      background: none;
    }
    .modebar-container {
      display: none;
    }
  }
`;
