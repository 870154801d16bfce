const css = String.raw;

/** The panels of the reader's own data and of scoring one customer. */
export const OWN_STYLE = css`
  .drop {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
    justify-content: space-between;
    padding: 1.1rem 1.2rem;
    border: 2px dashed var(--muted);
    border-radius: var(--radius);
    cursor: pointer;
  }
  .drop.over,
  .drop:hover {
    border-color: var(--accent);
    background: var(--tint);
  }
  .lab .drop input {
    width: auto;
    max-width: 100%;
    border: 0;
    padding: 0;
    background: none;
  }
  .own-source details {
    margin: 0.7rem 0;
  }
  .own-source summary {
    width: fit-content;
    color: var(--muted);
    cursor: pointer;
  }
  .own-source textarea {
    margin: 0.4rem 0;
    font-family: ui-monospace, monospace;
  }
  #panel-own-data .tools,
  #panel-download .tools {
    justify-content: flex-start;
    margin: 0.6rem 0;
  }
  .own-outcome[aria-busy="true"] {
    opacity: 0.6;
  }
  .report {
    margin: 0.8rem 0;
    padding: 0.7rem 0.9rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--tint);
    font-size: 0.84rem;
    line-height: 1.5;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .own-options {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
    gap: 0.4rem 1.5rem;
    margin: 0.8rem 0;
    font-size: 0.9rem;
  }
  .own-options .field {
    grid-template-columns: minmax(0, 1fr);
  }
  .own-columns caption,
  .score-outcome caption {
    padding-bottom: 0.3rem;
    color: var(--muted);
    font-size: 0.85rem;
    text-align: left;
  }
  .own-columns select {
    min-width: 11rem;
  }
  .own-columns td small {
    display: block;
  }
  .own-columns td:last-child {
    min-width: 13rem;
  }
  .own-columns .examples {
    min-width: 9rem;
    max-width: 16rem;
    overflow-wrap: anywhere;
  }
  .own-columns tr.aside > :not(:nth-child(3)) {
    color: var(--muted);
  }
  .action:disabled {
    opacity: 0.55;
    cursor: default;
  }
  .score {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem 2rem;
  }
  .score-form {
    font-size: 0.9rem;
  }
  .score-form .range {
    grid-column: 1 / -1;
    color: var(--muted);
    font-size: 0.78rem;
  }
  .score-outcome p {
    margin: 0 0 0.5rem;
    max-width: var(--measure);
  }
  .score-outcome .headline {
    font-size: 1.1rem;
  }
  .score-outcome table {
    margin: 0.9rem 0;
  }
  @media (min-width: 900px) {
    .score {
      grid-template-columns: minmax(0, 22rem) minmax(0, 1fr);
    }
  }
`;
