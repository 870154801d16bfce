const css = String.raw;

/** The first page's summary: main numbers, the verdict, the segmentation at a glance, what to do. */
export const LANDING_STYLE = css`
  .headlines {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
    gap: 1.2rem 2.4rem;
  }
  .headlines li {
    display: grid;
    grid-template-rows: auto auto 1fr;
    padding-top: 0.8rem;
    border-top: 3px solid var(--accent);
  }
  .headlines .large {
    margin: 0;
    font: 600 clamp(2.3rem, 1.9rem + 1.6vw, 3.1rem) / 1.1 var(--serif);
    letter-spacing: -0.015em;
  }
  .headlines .large .claim {
    text-decoration-thickness: 2px;
    text-underline-offset: 0.14em;
  }
  .headlines .label {
    margin: 0.2rem 0 0.6rem;
    font-weight: 600;
  }
  .headlines .words {
    margin: 0;
    color: var(--muted);
    font-size: 0.95rem;
    line-height: 1.5;
  }
  .headlines .words strong {
    color: var(--ink);
  }
  .verdict {
    max-width: none;
    padding: 1.1rem 1.4rem 1.2rem;
    border: 1px solid var(--line);
    border-left: 6px solid var(--accent);
    border-radius: var(--radius);
    background: var(--tint);
  }
  .verdict.supported {
    border-left-color: light-dark(#1c6b45, #6fcf9f);
    background: light-dark(#eaf5ee, #17251d);
  }
  .verdict p {
    max-width: 62rem;
    margin: 0.35rem 0 0;
  }
  .verdict .stamp {
    margin: 0 0 0.6rem;
    color: var(--accent);
    font: 600 var(--large) / 1.3 var(--serif);
  }
  .verdict.supported .stamp {
    color: light-dark(#1c6b45, #6fcf9f);
  }
  .glance {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.6rem 2.4rem;
    margin-top: 1.6rem;
  }
  .map {
    margin: 0;
  }
  .map img {
    display: block;
    width: 100%;
  }
  .map .frame {
    padding: 0.6rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: light-dark(#ffffff, #1b1e24);
  }
  .map figcaption {
    margin-top: 0.5rem;
    font-size: var(--small);
  }
  .groups {
    display: grid;
    gap: 1.2rem;
    align-content: start;
  }
  .groups li {
    padding: 1rem 1.2rem 1.1rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .groups h3 {
    display: flex;
    align-items: baseline;
    gap: 0.55em;
    margin: 0 0 0.7rem;
    line-height: 1.25;
  }
  .groups .dot {
    flex: none;
    width: 0.62em;
    height: 0.62em;
  }
  .groups dl {
    display: grid;
    gap: 0.45rem;
    margin: 0;
  }
  .groups dl > div {
    display: grid;
    grid-template-columns: minmax(7rem, 11rem) minmax(0, 1fr);
    align-items: baseline;
    gap: 0.2rem 1rem;
  }
  .groups dt {
    color: var(--muted);
    font-size: var(--small);
  }
  .groups dd {
    display: flex;
    align-items: center;
    gap: 0.8rem;
    margin: 0;
    font-variant-numeric: tabular-nums;
  }
  .groups dd span {
    flex: none;
    max-width: 100%;
  }
  .share {
    flex: 1 1 auto;
    min-width: 2rem;
    height: 0.7rem;
  }
  .share .whole {
    fill: var(--grid);
  }
  .advice ol {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
    gap: 1.2rem;
    counter-reset: advice;
  }
  .advice li {
    position: relative;
    padding: 1.1rem 1.3rem 1.2rem 3.6rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    counter-increment: advice;
  }
  .advice li::before {
    content: counter(advice);
    position: absolute;
    left: 1.3rem;
    top: 0.95rem;
    color: var(--accent);
    font: 600 1.7rem/1.2 var(--serif);
  }
  .advice p {
    margin: 0;
  }
  .advice p > strong:first-child {
    display: block;
    margin-bottom: 0.3rem;
    line-height: 1.35;
  }
`;
