const css = String.raw;

/** Numbers that lead to the cell that computed them, their tip, and numbers that nobody computed. */
export const CLAIM_STYLE = css`
  a.claim {
    color: inherit;
    text-decoration: underline dotted;
    text-decoration-color: color-mix(in srgb, currentcolor 55%, transparent);
    text-decoration-thickness: 1.5px;
    font-variant-numeric: tabular-nums;
  }
  a.claim:hover,
  a.claim[aria-describedby] {
    color: var(--link);
    text-decoration-color: currentcolor;
  }
  .unsourced {
    border-bottom: 2px solid var(--danger);
    color: var(--danger);
  }
  #claim-tip {
    position: fixed;
    z-index: 10;
    left: 0;
    top: 0;
    max-width: min(24rem, calc(100vw - 16px));
    padding: 0.5em 0.8em 0.55em;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--surface);
    color: var(--ink);
    box-shadow: 0 6px 24px rgb(0 0 0 / 18%);
    font: 400 var(--small) / 1.4 var(--sans);
    overflow-wrap: anywhere;
  }
  #claim-tip[hidden] {
    display: none;
  }
  #claim-tip span {
    display: block;
  }
  .claim-exact {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .claim-source {
    color: var(--muted);
  }
  @media print {
    a.claim {
      text-decoration: none;
    }
    #claim-tip {
      display: none;
    }
  }
`;
