const css = String.raw;

/** The report's first page: the title over a woven band, where the data comes from, the chapters as cards. */
export const INDEX_STYLE = css`
  .index main,
  .hero > div {
    max-width: 76rem;
    margin: 0 auto;
    padding-inline: clamp(1rem, 4vw, 2.5rem);
  }
  .hero {
    padding: clamp(2.5rem, 6vw, 5rem) 0 clamp(1.5rem, 4vw, 3rem);
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
  .hero h1 {
    max-width: 22em;
    font-size: clamp(2rem, 1.4rem + 2.8vw, 3.2rem);
  }
  .question {
    max-width: 44rem;
    margin: 1rem 0 0;
    color: var(--muted);
    font-size: var(--large);
    line-height: 1.5;
    text-wrap: pretty;
  }
  .hero .badge {
    margin-left: 0.6em;
  }
  .landing {
    max-width: var(--measure);
    margin-bottom: 2.5rem;
    font-size: 1.06rem;
  }
  .index h2 {
    margin: 2.8rem 0 1.2rem;
  }
  .source {
    padding: 1.1rem 1.4rem 1.2rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    font-size: 0.95rem;
  }
  .index .source h2 {
    margin: 0 0 0.7rem;
    font-size: 1rem;
  }
  .notice {
    margin-bottom: 0.8rem;
  }
  .notice strong {
    color: var(--accent);
  }
  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr));
    gap: 1.4rem;
    margin: 0 0 4rem;
    padding: 0;
    list-style: none;
  }
  .cards li {
    margin: 0;
    min-width: 0;
  }
  .card {
    position: relative;
    display: flex;
    flex-direction: column;
    height: 100%;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    overflow: hidden;
  }
  .card:hover,
  .card:focus-within {
    border-color: var(--accent);
  }
  .preview {
    border-bottom: 1px solid var(--line);
    background: light-dark(#ffffff, #1b1e24);
    padding: 0.6rem;
  }
  .preview img {
    display: block;
    width: 100%;
    aspect-ratio: 16 / 9;
    object-fit: contain;
  }
  .words {
    padding: 1.1rem 1.3rem 1.3rem;
  }
  .card h3 {
    margin: 0 0 0.5rem;
    line-height: 1.28;
  }
  .card h3 a {
    color: inherit;
    text-decoration: none;
  }
  .card h3 a::after {
    content: "";
    position: absolute;
    inset: 0;
  }
  .card:hover h3 a {
    text-decoration: underline;
  }
  .card h3 a:focus-visible {
    outline: none;
  }
  .card:has(a:focus-visible) {
    outline: 3px solid var(--link);
    outline-offset: 2px;
  }
  .finding {
    margin: 0;
    color: var(--muted);
    font-size: 0.95rem;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 5;
    overflow: hidden;
  }
  .finding strong {
    color: var(--ink);
  }
  @media (prefers-color-scheme: dark) {
    /* Pictures of figures are drawn on white: turned round for the dark, hues kept. */
    .preview img {
      filter: invert(1) hue-rotate(180deg);
      mix-blend-mode: screen;
    }
  }
  @media print {
    .preview img {
      filter: none;
      mix-blend-mode: normal;
    }
    .card {
      break-inside: avoid;
    }
  }
`;
