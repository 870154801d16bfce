const css = String.raw;

/** The frame of a chapter's page: bar, side, text, and what leads on. */
export const CHAPTER_STYLE = css`
  .bar {
    position: sticky;
    top: 0;
    z-index: 2;
    display: flex;
    align-items: center;
    gap: 0.8rem;
    min-height: 3.1rem;
    padding: 0.35rem clamp(1rem, 3vw, 2rem);
    border-bottom: 1px solid var(--line);
    background: var(--page);
    font-size: 0.9rem;
  }
  .bar .home {
    color: inherit;
    font-weight: 600;
    text-decoration: none;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .bar .short {
    display: none;
  }
  .bar .home:hover {
    text-decoration: underline;
  }
  .bar .place {
    color: var(--muted);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .bar .place::before {
    content: "/";
    margin-right: 0.8rem;
  }
  .frame {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    max-width: 90rem;
    margin: 0 auto;
    padding: 0 clamp(1rem, 3vw, 2rem);
  }
  .side {
    font-size: 0.9rem;
    line-height: 1.4;
    padding: 1rem 0 0;
  }
  .side summary {
    cursor: pointer;
    padding: 0.3em 0;
    color: var(--muted);
    font-weight: 600;
  }
  .side ol {
    list-style: none;
    margin: 0.3rem 0 1rem;
    padding: 0;
  }
  .side li {
    margin: 0;
  }
  .side a {
    display: block;
    padding: 0.38em 0.8em;
    border-left: 2px solid var(--line);
    color: var(--muted);
    text-decoration: none;
  }
  .side a:hover {
    color: var(--ink);
    border-color: var(--muted);
  }
  .side a[aria-current] {
    border-color: var(--accent);
    color: var(--ink);
    font-weight: 600;
  }
  .side .level-3 a {
    padding-left: 1.8em;
  }
  .side .number {
    display: inline-block;
    min-width: 1.3em;
    font-variant-numeric: tabular-nums;
  }
  main {
    min-width: 0;
    padding: 1.5rem 0 4rem;
  }
  /* Clear of the bar. Not by scroll-padding, with which the page would jump when the bar's own button is focused. */
  main :is([id], [tabindex], a, button, summary) {
    scroll-margin-top: 4.5rem;
  }
  .opening {
    max-width: 46rem;
    margin-bottom: 2rem;
  }
  .prose {
    max-width: var(--measure);
  }
  .prose > :first-child {
    margin-top: 0;
  }
  .prose > h2:first-child {
    margin-top: 3.2rem;
  }
  .prose > h3:first-child {
    margin-top: 2.2rem;
  }
  .invitation {
    max-width: 46rem;
    margin-top: 3.5rem;
    padding: 1.3rem 1.5rem 1.4rem;
    border-left: 5px solid var(--accent);
    border-radius: var(--radius);
    background: var(--tint);
  }
  .invitation h2 {
    margin: 0 0 0.5rem;
    font-size: var(--large);
  }
  .invitation .button {
    display: inline-block;
    padding: 0.45em 1.1em;
    border-radius: 99px;
    background: var(--accent);
    color: var(--page);
    font-weight: 600;
    text-decoration: none;
  }
  .invitation .button:hover {
    text-decoration: underline;
  }
  .turn {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr));
    gap: 1rem;
    max-width: 62rem;
    margin-top: 4rem;
  }
  .turn a {
    display: block;
    padding: 1rem 1.2rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
    text-decoration: none;
    font-weight: 600;
    line-height: 1.35;
  }
  .turn a[rel="next"] {
    grid-column-end: -1;
    text-align: right;
  }
  .turn a:hover {
    border-color: var(--accent);
  }
  .turn .eyebrow {
    display: block;
  }
  .foot {
    border-top: 1px solid var(--line);
    background: var(--sunken);
    padding: 2rem clamp(1rem, 3vw, 2rem);
    font-size: 0.9rem;
  }
  .foot > div {
    max-width: 86rem;
    margin: 0 auto;
  }
  .foot h2 {
    margin: 0 0 0.8rem;
    font-size: 1rem;
  }
  @media (min-width: 1080px) {
    .frame {
      grid-template-columns: 15.5rem minmax(0, 1fr);
      column-gap: clamp(2rem, 4vw, 4.5rem);
    }
    .side {
      position: sticky;
      top: 3.1rem;
      align-self: start;
      max-height: calc(100vh - 3.1rem);
      overflow: auto;
      padding: 2.6rem 0 2rem;
    }
    main {
      padding-top: 2.8rem;
      max-width: 62rem;
    }
  }
  @media (max-width: 600px) {
    .bar .place,
    .bar .long {
      display: none;
    }
    .bar .short {
      display: inline;
    }
    .bar .badge {
      flex: none;
    }
  }
  @media print {
    .bar,
    .side,
    .invitation,
    .turn {
      display: none;
    }
    .frame {
      display: block;
      padding: 0;
    }
    .prose {
      max-width: none;
    }
    .foot {
      background: none;
      padding: 1rem 0 0;
    }
  }
`;
