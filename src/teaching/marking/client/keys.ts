/// <reference lib="dom" />

/** What the keys of the marking page work on. */
export interface KeyedPage {
  readonly cards: readonly HTMLElement[];
  isMarked(card: HTMLElement): boolean;
  save(): void;
}

/** Makes the page work by keyboard: a digit gives a level, letters move on. */
export function startKeys({ cards, isMarked, save }: KeyedPage): void {
  const current = (): number =>
    cards.findIndex((card) => document.activeElement !== null && card.contains(document.activeElement));
  const goTo = (card: HTMLElement | undefined): void => {
    card?.focus();
  };
  const acts: Readonly<Record<string, (at: number) => void>> = {
    j: (at) => {
      goTo(cards[Math.min(cards.length - 1, at + 1)]);
    },
    k: (at) => {
      goTo(cards[Math.max(0, at - 1)]);
    },
    n: (at) => {
      goTo([...cards.slice(at + 1), ...cards.slice(0, at + 1)].find((card) => !isMarked(card)));
    },
    p: (at) => cards[at]?.querySelector<HTMLElement>(".given")?.focus(),
    c: (at) => cards[at]?.querySelector<HTMLElement>(".comment")?.focus(),
    s: save,
  };
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return;
    const at = current();
    if (target.matches("input:not([type=checkbox]), textarea")) {
      if (key === "Escape") goTo(cards[at]);
      return;
    }
    const button = /^[1-9]$/.test(key)
      ? cards[at]?.querySelectorAll<HTMLButtonElement>(".levels button")[Number(key) - 1]
      : undefined;
    const act = acts[key];
    if (button === undefined && act === undefined) return;
    event.preventDefault();
    button?.click();
    if (button) goTo(cards[at + 1]);
    act?.(at);
  });
}
