import { paletteProperties } from "../../report/pages/palette";

const css = String.raw;

/** The style of feedback and overview: a sheet of paper with a table on it, in the report's colours, light and dark. */
export const PAGE_STYLE = css`
  :root {
    color-scheme: light dark;
    ${paletteProperties()}
    font-size: 17px;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  body {
    margin: 0;
    background: var(--page);
    color: var(--ink);
    font:
      400 1rem/1.55 system-ui,
      sans-serif;
    overflow-wrap: anywhere;
  }
  main {
    max-width: 62rem;
    margin: 0 auto;
    padding: clamp(1rem, 4vw, 3rem) clamp(1rem, 4vw, 2.5rem);
  }
  h1,
  h2,
  h3 {
    font-family: Georgia, serif;
    line-height: 1.2;
    text-wrap: balance;
    margin: 2em 0 0.5em;
  }
  h1 {
    margin-top: 0;
    font-size: 2rem;
  }
  h3 {
    font-size: 1.05rem;
    margin: 0;
  }
  .lead {
    font-size: 1.2rem;
  }
  .muted,
  .hint {
    color: var(--muted);
    font-size: 0.9rem;
  }
  .wide {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    width: 100%;
    font-size: 0.93rem;
  }
  th,
  td {
    padding: 0.45em 0.7em;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
    overflow-wrap: normal;
  }
  th {
    color: var(--muted);
    font-weight: 600;
  }
  td.number,
  th.number {
    text-align: right;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  section.item {
    background: var(--surface);
    border: 1px solid var(--line);
    border-left: 5px solid var(--muted);
    border-radius: 8px;
    padding: 0.8rem 1.1rem;
    margin: 0.8rem 0;
  }
  section.item.full {
    border-left-color: light-dark(#3f7d4e, #7fc08f);
  }
  section.item.none {
    border-left-color: var(--danger);
  }
  .item header {
    display: flex;
    gap: 1rem;
    justify-content: space-between;
    align-items: baseline;
  }
  .item p {
    margin: 0.35em 0 0;
  }
  .points {
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  pre,
  .answer {
    background: var(--sunken);
    border-radius: 6px;
    padding: 0.7rem 0.9rem;
    margin: 0.6rem 0 0;
    white-space: pre-wrap;
    font-size: 0.87rem;
  }
  pre {
    font-family: ui-monospace, Menlo, Consolas, monospace;
  }
  meter {
    width: 8rem;
    max-width: 30vw;
  }
  .bars {
    display: grid;
    grid-template-columns: max-content 1fr max-content;
    gap: 0.3rem 0.8rem;
    align-items: center;
  }
  .bar {
    background: var(--accent);
    height: 1.1rem;
    border-radius: 3px;
  }
  a {
    color: var(--link);
  }
  @media print {
    section.item {
      break-inside: avoid;
    }
  }
`;
