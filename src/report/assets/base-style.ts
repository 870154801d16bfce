import { paletteProperties } from "../pages/palette";

const css = String.raw;

/** Colours, the type scale and what all pages share. Sizes grow by 1.2 from 17 px. */
export const BASE_STYLE = css`
  :root {
    color-scheme: light dark;
    ${paletteProperties()}
    --sans: "Report Sans", system-ui, sans-serif;
    --serif: "Report Serif", Georgia, serif;
    --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
    --small: 0.833rem;
    --large: 1.2rem;
    --larger: 1.44rem;
    --title: clamp(1.728rem, 1.3rem + 1.9vw, 2.488rem);
    --measure: 70ch;
    --radius: 10px;
    font-size: 17px;
  }
  :root[data-theme="light"] {
    color-scheme: light;
  }
  :root[data-theme="dark"] {
    color-scheme: dark;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  html {
    text-size-adjust: 100%;
  }
  body {
    margin: 0;
    background: var(--page);
    color: var(--ink);
    font: 400 1rem/1.6 var(--sans);
    overflow-wrap: break-word;
  }
  h1,
  h2,
  h3,
  h4 {
    font-family: var(--serif);
    font-weight: 600;
    line-height: 1.22;
    text-wrap: balance;
    margin: 2.4em 0 0.6em;
  }
  h1 {
    font-size: var(--title);
    letter-spacing: -0.012em;
    margin: 0;
  }
  h2 {
    font-size: var(--larger);
  }
  h3 {
    font-size: var(--large);
    margin-top: 2em;
  }
  h4 {
    font-size: 1rem;
  }
  p,
  ul,
  ol,
  dl,
  blockquote {
    margin: 0 0 1em;
  }
  li + li {
    margin-top: 0.25em;
  }
  a {
    color: var(--link);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
  }
  a:hover {
    text-decoration-thickness: 2px;
  }
  :focus-visible {
    outline: 3px solid var(--link);
    outline-offset: 2px;
    border-radius: 3px;
  }
  main:focus {
    outline: none;
  }
  img {
    max-width: 100%;
    height: auto;
  }
  code {
    font: 0.86em/1.5 var(--mono);
  }
  :not(pre) > code {
    background: var(--sunken);
    border: 1px solid var(--line);
    border-radius: 4px;
    padding: 0.05em 0.3em;
  }
  pre {
    margin: 0;
    font: 0.8rem/1.6 var(--mono);
    tab-size: 2;
    overflow: auto;
  }
  blockquote {
    border-left: 3px solid var(--line);
    padding-left: 1em;
    color: var(--muted);
  }
  hr {
    border: 0;
    border-top: 1px solid var(--line);
    margin: 2.5em 0;
  }
  math {
    font-size: 1.08em;
  }
  math[display="block"],
  .katex-block {
    overflow: auto hidden;
    padding: 0.3em 0;
  }
  .skip {
    position: absolute;
    left: 1rem;
    top: -6rem;
    z-index: 3;
    background: var(--surface);
    padding: 0.6em 1em;
    border-radius: 0 0 var(--radius) var(--radius);
  }
  .skip:focus {
    top: 0;
  }
  .eyebrow {
    margin: 0 0 0.5em;
    color: var(--accent);
    font-size: var(--small);
    font-weight: 600;
    letter-spacing: 0.06em;
    text-transform: uppercase;
  }
  .badge {
    display: inline-block;
    padding: 0.15em 0.65em;
    border: 1px solid currentColor;
    border-radius: 99px;
    background: var(--tint);
    color: var(--accent);
    font-size: 0.75rem;
    font-weight: 600;
    letter-spacing: 0.03em;
    text-transform: none;
    white-space: nowrap;
  }
  .provenance {
    display: flex;
    flex-wrap: wrap;
    gap: 0.7rem 2.2rem;
    margin: 0;
  }
  .provenance dt {
    color: var(--muted);
    font-size: var(--small);
  }
  .provenance dd {
    margin: 0;
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
  .katex-error {
    color: var(--danger) !important;
    font-family: var(--mono);
  }
  @media print {
    :root,
    :root[data-theme] {
      color-scheme: light;
      font-size: 10.5pt;
    }
    body {
      background: none;
    }
    @page {
      size: A4;
      margin: 18mm 17mm 20mm;
      @bottom-center {
        content: counter(page) " / " counter(pages);
        color: #625d55;
        font:
          9pt "Report Sans",
          sans-serif;
      }
    }
    h1,
    h2,
    h3,
    .caption {
      break-after: avoid;
    }
    .skip {
      display: none;
    }
  }
`;
