const css = String.raw;

/** The live page: the verdict that stays in sight, results as cards. Its form has a style of its own. */
export const LAB_STYLE = css`
  .lab main {
    max-width: 104rem;
    margin: 0 auto;
    padding: 1.8rem clamp(1rem, 3vw, 2rem) 4rem;
  }
  .lab .opening {
    max-width: none;
    margin: 0;
  }
  .question {
    max-width: 52rem;
    margin: 0.8rem 0 1rem;
    color: var(--muted);
    text-wrap: pretty;
  }
  #what-ifs h2 {
    margin: 0 0 0.5rem;
    font-size: 1rem;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.45rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .chips li {
    margin: 0;
  }
  .chip,
  .action {
    padding: 0.28em 0.85em;
    border: 1px solid var(--muted);
    border-radius: 99px;
    background: var(--surface);
    color: inherit;
    font: inherit;
    font-size: 0.88rem;
    line-height: 1.45;
    text-align: left;
    cursor: pointer;
  }
  .chip:hover,
  .action:hover {
    border-color: var(--accent);
    color: var(--accent);
  }
  .chip[aria-pressed="true"],
  .tool[aria-pressed="true"] {
    border-color: var(--accent);
    background: var(--tint);
    color: var(--accent);
    font-weight: 600;
  }
  .action {
    border-color: var(--accent);
    color: var(--accent);
    font-weight: 600;
  }
  #banner {
    position: sticky;
    top: 3.1rem;
    z-index: 1;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.2rem 1rem;
    align-items: start;
    min-height: 4.6rem;
    margin: 1.2rem 0;
    padding: 0.75rem 1rem 0.7rem;
    border: 1px solid var(--line);
    border-left: 5px solid var(--accent);
    border-radius: var(--radius);
    background: var(--tint);
    font-size: 0.95rem;
    line-height: 1.45;
  }
  #banner p {
    margin: 0;
  }
  #banner .headline + p {
    margin-top: 0.15rem;
    color: var(--muted);
    font-size: 0.88rem;
  }
  #banner .problem {
    grid-column: 1;
  }
  #banner .problem:not(:empty) {
    font-weight: 600;
  }
  #banner .tools {
    grid-column: 2;
    grid-row: 1 / span 2;
    margin: 0;
    max-width: 22rem;
  }
  #banner .tool {
    background: var(--surface);
  }
  #banner .tool:disabled {
    opacity: 0.55;
    cursor: default;
  }
  #banner progress {
    width: 6rem;
    height: 0.5rem;
    accent-color: var(--accent);
  }
  #banner .step:empty {
    display: none;
  }
  #banner .step {
    color: var(--muted);
    font-size: 0.8rem;
  }
  #results,
  #results > div,
  #panels {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.2rem;
    align-content: start;
  }
  #panels:not(:empty) {
    margin-top: 1.2rem;
  }
  .panel {
    min-width: 0;
    margin: 0;
  }
  .panel > h2 {
    margin: 0 0 0.6rem;
    font-size: var(--large);
  }
  .panel .caption {
    font-size: 0.9rem;
  }
  .note {
    max-width: var(--measure);
    margin: 0.4rem 0 0.8rem;
    color: var(--muted);
    font-size: 0.85rem;
    line-height: 1.45;
  }
  .panel table {
    width: 100%;
  }
  .panel th,
  .panel td {
    padding-inline: 0.55em;
  }
  .panel th[scope="row"] {
    font-weight: 600;
  }
  #panel-segments th[scope="row"] {
    min-width: 14rem;
  }
  .panel th[scope="row"] small {
    font-weight: 400;
    line-height: 1.4;
  }
  .dot {
    display: inline-block;
    width: 0.8em;
    height: 0.8em;
    margin-right: 0.5em;
    border-radius: 50%;
  }
  tr.chosen > * {
    background: var(--tint);
  }
  .passed {
    color: light-dark(#1b6b3a, #7fd49d);
  }
  .failed {
    color: var(--danger);
  }
  .rule {
    margin-top: 0.6rem;
    font-size: 0.9rem;
  }
  .rule summary {
    cursor: pointer;
    color: var(--muted);
  }
  .scroll:focus-visible {
    outline-offset: 0;
  }
  @media (min-width: 1500px) {
    #results {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    #results > .across {
      grid-column: 1 / -1;
    }
  }
  @media (max-width: 700px) {
    #banner {
      position: static;
      grid-template-columns: minmax(0, 1fr);
    }
    #banner .tools {
      grid-column: 1;
      grid-row: auto;
      justify-content: flex-start;
    }
    .panel {
      margin-inline: 0;
    }
  }
  @media print {
    #what-ifs,
    #banner .tools {
      display: none;
    }
    #banner {
      position: static;
    }
  }
`;
