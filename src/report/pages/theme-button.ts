import { html, type Html } from "./html";

/** The button that `startTheme` of the page's script brings to life; hidden where no script runs. */
export function themeButton(): Html {
  return html`<button id="theme" class="round" type="button" aria-pressed="false" title="Dark theme" hidden>
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 1.5v11a5.5 5.5 0 0 1 0-11Z" />
    </svg>
    <span class="visually-hidden">Dark theme</span>
  </button>`;
}
