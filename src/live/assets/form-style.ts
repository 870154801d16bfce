const css = String.raw;

/** The form in which the reader chooses, and fields of other panels. */
export const FORM_STYLE = css`
  .settings {
    margin-top: 1.2rem;
    font-size: 0.9rem;
    line-height: 1.4;
  }
  .settings summary {
    width: fit-content;
    color: var(--muted);
    font-weight: 600;
    cursor: pointer;
  }
  .fold {
    padding: 0.7rem 1rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .fold > summary {
    color: var(--ink);
  }
  .fold[open] > summary {
    margin-bottom: 0.8rem;
  }
  @media (min-width: 1080px) {
    .workbench {
      display: grid;
      grid-template-columns: 18.5rem minmax(0, 1fr);
      column-gap: clamp(1.2rem, 2.2vw, 2rem);
    }
    .settings {
      position: sticky;
      top: 3.1rem;
      align-self: start;
      max-height: calc(100vh - 3.1rem);
      overflow: auto;
      margin: 0;
      padding: 1.2rem 0.2rem;
    }
    .fold > summary {
      display: none;
    }
  }
  #controls fieldset {
    min-width: 0;
    margin: 0 0 1.1rem;
    padding: 0;
    border: 0;
  }
  #controls legend {
    margin-bottom: 0.4rem;
    padding: 0;
    color: var(--accent);
    font-size: 0.78rem;
    font-weight: 600;
    letter-spacing: 0.06em;
    text-transform: uppercase;
  }
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 10.2rem;
    gap: 0.15rem 0.6rem;
    align-items: center;
    margin-bottom: 0.4rem;
  }
  .field.slides input[type="range"] {
    grid-column: 1 / -1;
    width: 100%;
    height: 1.5rem;
    margin: 0;
    accent-color: var(--accent);
  }
  .field .problem {
    grid-column: 1 / -1;
    margin: 0;
  }
  .field.left-out {
    display: block;
  }
  .field.left-out .row {
    display: flex;
    gap: 0.4rem;
    margin: 0.3rem 0 0.5rem;
  }
  .field.left-out .row input {
    flex: 1;
    min-width: 0;
  }
  .lab input:not([type="checkbox"], [type="range"]),
  .lab select,
  .lab textarea {
    min-width: 0;
    width: 100%;
    min-height: 2rem;
    padding: 0.2rem 0.5rem;
    border: 1px solid var(--muted);
    border-radius: 6px;
    background: var(--surface);
    color: inherit;
    font: inherit;
    font-size: 0.9rem;
  }
  .lab [aria-invalid="true"] {
    border-color: var(--danger);
  }
  .hint-line {
    margin: 0 0 0.6rem;
    color: var(--muted);
    font-size: 0.82rem;
    line-height: 1.4;
  }
  #suggestion:not(:empty) {
    display: flex;
    gap: 0.6rem;
    align-items: center;
    margin-bottom: 0.6rem;
  }
  #suggestion .hint-line {
    margin: 0;
  }
  #suggestion .tool {
    flex: none;
  }
  .features {
    margin-bottom: 0.4rem;
  }
  .features summary {
    padding: 0.2em 0;
  }
  .features .chosen {
    font-weight: 400;
    font-size: 0.85em;
  }
  .features .tools {
    justify-content: flex-start;
  }
  .check {
    display: flex;
    gap: 0.5em;
    align-items: center;
    min-height: 1.65rem;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .check input {
    flex: none;
    width: 1.05rem;
    height: 1.05rem;
    margin: 0;
    accent-color: var(--accent);
  }
`;
