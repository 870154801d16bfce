import type { Page } from "playwright-core";

/**
 * What lies over what, is cut, or is too small in the drawn figures of a page: legends over titles, ticks and marks, titles and notes
 * over one another or beyond their figure, names of ticks over one another. As sentences, each with the figure's caption.
 */
export function drawnFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const READABLE = 8;
    interface Part {
      readonly words: string;
      readonly box: DOMRect;
      readonly isClipped: boolean;
      /** The box of turned words is larger than they are. */
      readonly isTurned: boolean;
    }
    const over = ({ box: a }: Part, { box: b }: Part): boolean =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
    const faultsOf = (plot: Element): string[] => {
      const parts = (selector: string): Part[] =>
        [...plot.querySelectorAll(selector)]
          .filter((each) => getComputedStyle(each).visibility !== "hidden")
          .map((each) => ({
            words: each.textContent ?? "",
            box: each.getBoundingClientRect(),
            isClipped: each.closest("[clip-path]") !== null,
            isTurned: /rotate\((?!0[ ,)])/.test(each.getAttribute("transform") ?? ""),
          }))
          .filter(({ box }) => box.width > 1 && box.height > 1);
      const frame = plot.getBoundingClientRect();
      const isCut = ({ box }: Part): boolean =>
        box.left < frame.left - 2 ||
        box.right > frame.right + 2 ||
        box.top < frame.top - 2 ||
        box.bottom > frame.bottom + 2;
      const pairs = (all: readonly Part[]): [Part, Part][] =>
        all.flatMap((a, i) => all.slice(i + 1).map((b): [Part, Part] => [a, b]));
      const legends = parts(".legendtext");
      const titles = parts("[class^='g-'] text");
      const notes = parts(".annotation-text");
      const [xticks, yticks] = [parts(".xtick text"), parts(".ytick text")];
      // Plotly cuts what is written on or next to a bar at the edge of the plot.
      const size = (plot as Element & { _fullLayout?: { _size: { l: number; w: number } } })._fullLayout
        ?._size;
      const edge = frame.left + (size === undefined ? Infinity : size.l + size.w);
      const onBars = parts(".bartext");
      const cutOnBars = onBars.filter(({ box, isClipped }) => isClipped && box.right > edge + 2);
      const marks = [...parts(".barlayer .point path"), ...parts(".scatterlayer .points path")];
      const words = [...titles, ...notes, ...xticks, ...yticks];
      const touching = ([...pairs(xticks), ...pairs(yticks)] as const).filter(
        ([a, b]) => !a.isTurned && !b.isTurned && over(a, b),
      );
      const small = [...plot.querySelectorAll("text")].filter(
        (each) =>
          getComputedStyle(each).visibility !== "hidden" &&
          parseFloat(getComputedStyle(each).fontSize) < READABLE,
      );
      return [
        ...legends.flatMap((legend) =>
          [...words, ...marks]
            .filter((each) => over(legend, each))
            .map((each) => `legend over "${each.words}"`),
        ),
        ...onBars.flatMap((number) =>
          yticks
            .filter((tick) => over(number, tick))
            .map((tick) => `"${number.words}" over tick "${tick.words}"`),
        ),
        ...touching.map(([a, b]) => `tick "${a.words}" over "${b.words}"`),
        ...[...pairs(notes), ...titles.flatMap((title) => notes.map((note): [Part, Part] => [title, note]))]
          .filter(([a, b]) => over(a, b))
          .map(([a, b]) => `"${a.words}" over "${b.words}"`),
        ...[...[...legends, ...words].filter(isCut), ...cutOnBars].map((each) => `"${each.words}" is cut`),
        ...(small.length > 0 ? [`${small.length} texts below ${READABLE} px`] : []),
      ];
    };
    return [...document.querySelectorAll(".plot[data-state='drawn']")].flatMap((plot) => {
      const caption = plot.closest("figure")?.querySelector(".caption")?.textContent ?? "";
      return faultsOf(plot).map((fault) => `${caption.trim()}: ${fault}`);
    });
  });
}
