const css = String.raw;

/** The first page's chapters as cards, each with a picture and its main finding. */
export const CARD_STYLE = css`
  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr));
    gap: 1.4rem;
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
  .card .words {
    min-width: 0;
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
  .card:has(h3 a:focus-visible) {
    outline: 3px solid var(--link);
    outline-offset: 2px;
  }
  .finding {
    margin: 0;
    color: var(--muted);
    font-size: 0.95rem;
  }
  .finding strong {
    color: var(--ink);
  }
  .finding .claim {
    position: relative;
  }
`;
