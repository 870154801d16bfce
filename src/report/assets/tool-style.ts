const css = String.raw;

/** What a reader can do: buttons of the bar, tools below figures and tables, copying code, the data of a figure. */
export const TOOL_STYLE = css`
  button {
    color: inherit;
    font: inherit;
  }
  .bar .controls {
    display: flex;
    gap: 0.5rem;
    margin-left: auto;
    flex: none;
  }
  .bar button {
    min-height: 2.2rem;
    padding: 0.3em 0.9em;
    border: 1px solid var(--muted);
    border-radius: 99px;
    background: var(--surface);
    cursor: pointer;
  }
  .bar button:hover,
  #show-code[aria-pressed="true"] {
    border-color: var(--accent);
    color: var(--accent);
  }
  .bar button.round {
    width: 2.2rem;
    padding: 0;
  }
  #theme svg {
    display: block;
    width: 1.05rem;
    height: 1.05rem;
    margin: auto;
    fill: currentColor;
    transition: rotate 0.2s;
  }
  #theme[aria-pressed="true"] svg {
    rotate: 180deg;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 0.4rem;
    margin: 0.35rem 0 0.2rem;
  }
  .tools .rows {
    margin: 0 auto 0 0;
  }
  .tool {
    min-width: 2.6rem;
    min-height: 1.7rem;
    padding: 0.1rem 0.6rem;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: none;
    color: var(--muted);
    font-size: 0.78rem;
    line-height: 1.3;
    cursor: pointer;
  }
  .tool:hover,
  .tool[aria-expanded="true"] {
    border-color: var(--accent);
    color: var(--accent);
  }
  .problem:empty {
    display: none;
  }
  .problem {
    margin: 0.4rem 0;
    color: var(--danger);
    font-size: var(--small);
  }
  .figure-data {
    margin-top: 0.6rem;
    padding-top: 0.6rem;
    border-top: 1px solid var(--line);
  }
  .figure-data .table + .table {
    margin-top: 1.2rem;
  }
  .figure-data .part {
    margin: 0 0 0.3rem;
    color: var(--muted);
    font-size: 0.9rem;
    font-weight: 600;
  }
  .figure-data .scroll {
    max-height: 24rem;
  }
  .figure-data table {
    font-size: 0.82rem;
  }
  .copied {
    position: relative;
  }
  .copied .tool {
    position: absolute;
    top: 0.45rem;
    right: 0.45rem;
    background: var(--surface);
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (pointer: coarse) {
    .tool {
      min-height: 2.2rem;
      min-width: 3rem;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    #theme svg {
      transition: none;
    }
  }
  @media print {
    .tool,
    .figure-data[hidden] {
      display: none;
    }
  }
`;
