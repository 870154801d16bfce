const css = String.raw;

/** Tables of cells and of Markdown. */
export const TABLE_STYLE = css`
  .scroll {
    overflow: auto;
    max-width: 100%;
  }
  .table.long .scroll {
    max-height: 34rem;
  }
  .table .rows {
    margin: 0.5rem 0 0;
    color: var(--muted);
    font-size: var(--small);
  }
  table {
    border-collapse: collapse;
    font-size: 0.9rem;
    line-height: 1.4;
    font-variant-numeric: tabular-nums lining-nums;
  }
  .prose .scroll {
    margin: 0 0 1em;
  }
  th,
  td {
    padding: 0.42em 0.9em;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
    max-width: 26rem;
    unicode-bidi: isolate;
  }
  th:first-child,
  td:first-child {
    padding-left: 0.2em;
  }
  th {
    font-weight: 600;
  }
  thead th {
    position: sticky;
    top: 0;
    background: var(--surface);
    box-shadow: inset 0 -1.5px 0 var(--muted);
    border-bottom: 0;
    vertical-align: bottom;
  }
  .prose thead th {
    background: var(--page);
  }
  tbody th {
    font-weight: 400;
  }
  tbody tr:hover > * {
    background: var(--sunken);
  }
  tbody tr:last-child > * {
    border-bottom: 0;
  }
  .right {
    text-align: right;
    white-space: nowrap;
  }
  th.wordy {
    min-width: 7rem;
  }
  th.wordier {
    min-width: 9rem;
  }
  th small {
    display: block;
    color: var(--muted);
    font-size: 0.85em;
    font-weight: 400;
  }
  .sort {
    all: unset;
    cursor: pointer;
    display: block;
    width: 100%;
  }
  .sort:focus-visible {
    outline: 3px solid var(--link);
    outline-offset: 1px;
  }
  .sort:hover {
    color: var(--accent);
  }
  [aria-sort="ascending"] .sort::after {
    content: " ↑";
  }
  [aria-sort="descending"] .sort::after {
    content: " ↓";
  }
  .folded {
    width: 24rem;
    max-width: 60vw;
    overflow-wrap: anywhere;
    white-space: normal;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
    overflow: hidden;
  }
  .folded:hover {
    -webkit-line-clamp: 40;
  }
`;
