/// <reference lib="dom" />

/**
 * What the reader chose, by name: it travels in the addresses of links, and each entry of the browser's history remembers it, so that
 * Back from another page finds the choice again. Nothing else is kept on the reader's machine.
 */
const choices = new Map<string, string>(
  Object.entries(carriedBy(history.state) ?? Object.fromEntries(new URLSearchParams(location.search))),
);

/** What was chosen on the page before, or here. */
export function carried(name: string): string | undefined {
  return choices.get(name);
}

/** Carries a choice on to every page that this one leads to; undefined takes it back. */
export function carry(name: string, value: string | undefined): void {
  if (value === undefined) choices.delete(name);
  else choices.set(name, value);
  remember();
}

/** What an entry of the history remembers of the choices; undefined for one that was just made. */
export function carriedBy(state: unknown): Readonly<Record<string, string>> | undefined {
  return (state as { carried?: Readonly<Record<string, string>> } | null)?.carried;
}

function remember(): void {
  history.replaceState({ ...(history.state as object | null), carried: Object.fromEntries(choices) }, "");
}

/** Adds what is carried to the address of a link to another page of the report when it is followed. */
export function startCarrying(): void {
  remember();
  // A link within the page makes a new entry.
  addEventListener("hashchange", remember);
  for (const kind of ["click", "auxclick"]) {
    addEventListener(
      kind,
      ({ target }) => {
        const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a[href]") : null;
        if (link === null) return;
        const to = new URL(link.href);
        const folder = (path: string) => path.slice(0, path.lastIndexOf("/"));
        const leads =
          to.protocol === location.protocol && to.host === location.host && to.pathname.endsWith(".html");
        if (!leads || to.pathname === location.pathname || folder(to.pathname) !== folder(location.pathname))
          return;
        to.search = new URLSearchParams([...choices]).toString();
        link.href = to.href;
      },
      { capture: true },
    );
  }
}
