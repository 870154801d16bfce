const css = String.raw;

/**
 * The report's first page: the title over a woven band, the main numbers, the division at a glance, what to do, the
 * chapters as cards, and where the data comes from.
 */
export const INDEX_STYLE = css`
  .index main,
  .hero > div,
  .source > div {
    max-width: 76rem;
    margin: 0 auto;
    padding-inline: clamp(1rem, 4vw, 2.5rem);
  }
  .hero {
    padding: clamp(2rem, 5vw, 4rem) 0 clamp(1.2rem, 3vw, 2rem);
    border-top: 14px solid transparent;
    border-image: repeating-linear-gradient(
        90deg,
        light-dark(#9c3a24, #8a3b29) 0 28px,
        light-dark(#d9b26a, #8d6f3e) 28px 36px,
        light-dark(#27466b, #34557f) 36px 64px,
        light-dark(#d9b26a, #8d6f3e) 64px 72px
      )
      14 0 0 0;
  }
  .hero > div {
    position: relative;
  }
  .hero .controls {
    position: absolute;
    right: clamp(1rem, 4vw, 2.5rem);
    top: -0.4rem;
  }
  .hero .controls button {
    width: 2.2rem;
    height: 2.2rem;
    padding: 0;
    border: 1px solid var(--muted);
    border-radius: 99px;
    background: var(--surface);
    color: inherit;
    cursor: pointer;
  }
  .hero .controls button:hover {
    border-color: var(--accent);
    color: var(--accent);
  }
  #theme svg {
    display: block;
    width: 1.05rem;
    height: 1.05rem;
    margin: auto;
    fill: currentColor;
  }
  #theme[aria-pressed="true"] svg {
    rotate: 180deg;
  }
  .hero h1 {
    max-width: 24em;
    font-size: clamp(2rem, 1.4rem + 2.8vw, 3.2rem);
  }
  .question {
    max-width: 46rem;
    margin: 1rem 0 0;
    color: var(--muted);
    font-size: var(--large);
    line-height: 1.5;
    text-wrap: pretty;
  }
  .hero .badge {
    margin-left: 0.6em;
  }
  .strip {
    margin: 1.5rem 0 0;
    padding-top: 0.9rem;
    border-top: 1px solid var(--line);
    color: var(--muted);
    font-size: var(--small);
  }
  .strip dl {
    display: flex;
    flex-wrap: wrap;
    gap: 0.15rem 1.6rem;
    margin: 0;
  }
  .strip dl > div {
    display: flex;
    gap: 0.45em;
    min-width: 0;
  }
  .strip dt::after {
    content: ":";
  }
  .strip dd {
    margin: 0;
    min-width: 0;
    color: var(--ink);
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
  .strip p {
    margin: 0.45rem 0 0;
  }
  .strip strong {
    color: var(--accent);
    font-weight: 600;
  }
  .index h2 {
    margin: 3.2rem 0 1.2rem;
    font-size: 1.6rem;
  }
  .headlines,
  .advice ol,
  .groups,
  .cards,
  .further ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .headlines li,
  .advice li,
  .groups li,
  .cards li,
  .further li {
    margin: 0;
    min-width: 0;
  }
  .further ul {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr));
    gap: 1.2rem 2.4rem;
  }
  .further h3 {
    margin: 0 0 0.4rem;
  }
  .further p {
    margin: 0 0 0.5rem;
    color: var(--muted);
    font-size: 0.95rem;
  }
  .source {
    margin-top: 3.6rem;
    padding: 1.8rem 0 2.4rem;
    border-top: 1px solid var(--line);
    background: var(--surface);
    font-size: 0.95rem;
  }
  .index .source h2 {
    margin: 0 0 0.7rem;
    font-size: var(--large);
  }
  .notice {
    margin-bottom: 0.8rem;
  }
  .notice strong {
    color: var(--accent);
  }
  .index .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (min-width: 60rem) {
    .glance:has(.map) {
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    }
    .cards {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .card {
      flex-direction: row;
    }
    .preview {
      flex: 0 0 42%;
      border-right: 1px solid var(--line);
      border-bottom: 0;
    }
    .preview img {
      height: 100%;
      aspect-ratio: auto;
    }
  }
  @media (max-width: 30rem) {
    .groups dl > div {
      grid-template-columns: minmax(0, 1fr);
    }
    .preview,
    .map .frame {
      padding: 0.3rem;
    }
  }
  @media screen {
    /* Pictures of figures are drawn on white: turned round for the dark, hues kept. */
    :root[data-theme="dark"] .preview img,
    :root[data-theme="dark"] .map img {
      filter: invert(0.9) hue-rotate(180deg);
    }
  }
  @media screen and (prefers-color-scheme: dark) {
    :root:not([data-theme="light"]) .preview img,
    :root:not([data-theme="light"]) .map img {
      filter: invert(0.9) hue-rotate(180deg);
    }
  }
  @media print {
    .hero .controls,
    .further {
      display: none;
    }
    .index main,
    .hero > div,
    .source > div {
      padding-inline: 0;
    }
    .index h2 {
      margin-top: 1.6rem;
    }
    .headlines {
      grid-template-columns: repeat(3, 1fr);
    }
    .glance:has(.map) {
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    }
    .groups dl > div {
      grid-template-columns: minmax(0, 1fr);
    }
    .advice ol,
    .cards {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .card {
      flex-direction: column;
    }
    .preview {
      border-right: 0;
    }
    .preview img {
      height: auto;
    }
    .card,
    .advice li,
    .groups li,
    .verdict {
      break-inside: avoid;
    }
  }
`;
