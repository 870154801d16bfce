const css = String.raw;

/** Terms and citations in the text, the tip that explains them, and their lists at the end. */
export const NOTES_STYLE = css`
  a.term {
    color: inherit;
    text-decoration: underline dotted var(--muted);
    text-decoration-thickness: 1.5px;
    text-underline-offset: 0.22em;
  }
  a.term:hover {
    text-decoration-color: var(--accent);
  }
  .cites {
    font-size: 0.75em;
    line-height: 1;
    white-space: nowrap;
  }
  a.cite {
    /* Large enough to be tapped, without pushing the lines apart. */
    padding: 0.4em 0.12em;
    font-weight: 600;
    text-decoration: none;
  }
  a.cite:hover {
    text-decoration: underline;
  }
  .notes {
    margin-top: 3.6rem;
    font-size: 0.94rem;
    line-height: 1.5;
  }
  .notes h2 {
    margin: 0 0 0.9rem;
    padding-top: 1.2rem;
    border-top: 1px solid var(--line);
    font-size: var(--large);
  }
  .notes + .notes {
    margin-top: 2.2rem;
  }
  .notes dl {
    display: grid;
    gap: 0.75rem 2.4rem;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
    margin: 0;
  }
  .notes dt {
    font-weight: 600;
  }
  .notes dd {
    margin: 0;
  }
  .notes .scale {
    color: var(--muted);
  }
  .notes ol {
    max-width: var(--measure);
    margin: 0;
    padding-left: 1.6rem;
  }
  .notes :target,
  .cite:target {
    background: var(--tint);
    border-radius: 4px;
    box-shadow: 0 0 0 0.35rem var(--tint);
  }
  a.back {
    padding: 0.2em 0.4em;
  }
  #note-tip {
    position: fixed;
    z-index: 4;
    width: max-content;
    max-width: min(24rem, calc(100vw - 16px));
    padding: 0.7rem 0.9rem;
    border: 1px solid var(--muted);
    border-radius: 8px;
    background: var(--surface);
    box-shadow: 0 6px 24px rgb(0 0 0 / 18%);
    font-size: 0.88rem;
    line-height: 1.45;
    text-align: left;
    white-space: normal;
  }
  #note-tip strong {
    display: block;
  }
  #note-tip .scale {
    display: block;
    margin-top: 0.35em;
    color: var(--muted);
  }
  @media print {
    a.term {
      text-decoration: none;
    }
    #note-tip,
    a.back {
      display: none;
    }
    .notes li,
    .notes dl > div {
      break-inside: avoid;
    }
  }
`;
