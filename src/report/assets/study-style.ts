import { INDEX_STYLE } from "./index-style";

const css = String.raw;

/** The whole study as one page: what the first page says stands within it as it does there. */
export const STUDY_STYLE = css`
  .landing {
    ${INDEX_STYLE}
  }
  .landing h2 {
    margin: 3rem 0 1.1rem;
  }
  .title-page h1 {
    max-width: 24em;
  }
  .study .question {
    margin: 1rem 0 0;
    color: var(--muted);
    font-size: var(--large);
    line-height: 1.5;
  }
  .provenance-box {
    margin: 1.6rem 0 2rem;
    padding: 1.1rem 1.4rem 1.2rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    font-size: 0.9rem;
  }
  .provenance-box .notice {
    margin-bottom: 0.8rem;
  }
  .provenance-box .notice strong {
    color: var(--accent);
  }
  .part {
    margin-top: 5rem;
    padding-top: 3rem;
    border-top: 6px double var(--line);
  }
  .chapter-title {
    margin: 0;
    font-size: var(--title);
    letter-spacing: -0.012em;
  }
  .side .part-entry ol {
    margin: 0;
  }
  .side .part-entry:not(:has([aria-current])) ol {
    display: none;
  }
  :root[data-theme="dark"] .landing .map img {
    filter: invert(0.9) hue-rotate(180deg);
  }
  @media screen and (prefers-color-scheme: dark) {
    :root:not([data-theme="light"]) .landing .map img {
      filter: invert(0.9) hue-rotate(180deg);
    }
  }
  @media print {
    .part {
      margin: 0;
      padding: 0;
      border: 0;
      break-before: page;
    }
    .landing {
      break-before: page;
    }
    .landing h2:first-child {
      margin-top: 0;
    }
  }
`;
