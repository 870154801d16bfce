import { trusted, type Html } from "../pages/html";

/** Attributes whose values are ids of the same page, several of them perhaps. */
const ID_LISTS = "aria-labelledby|aria-describedby|aria-controls";

/**
 * The markup of a chapter as a part of a page that holds several: its ids begin with the chapter's name, and links to
 * any chapter's page lead to its part. Only markup made by `html` may come here, in which a double quote within a tag
 * ends an attribute and text holds none.
 *
 * @param names The chapters of the page, by name.
 */
export function relocate(markup: Html, name: string, names: ReadonlySet<string>): Html {
  const attribute = new RegExp(`(\\s(?:id|href|${ID_LISTS})=")([^"]*)"`, "g");
  return trusted(
    markup.markup.replace(attribute, (_, start: string, value: string) => {
      const isLink = start.trimStart().startsWith("href");
      return `${start}${isLink ? address(value, name, names) : within(value, name)}"`;
    }),
  );
}

/** The id of a chapter's element, or of one within it, on a page that holds several chapters. */
export function relocatedId(name: string, id?: string): string {
  return id === undefined ? name : `${name}.${id}`;
}

function within(ids: string, name: string): string {
  return ids
    .split(" ")
    .map((id) => relocatedId(name, id))
    .join(" ");
}

function address(href: string, name: string, names: ReadonlySet<string>): string {
  if (href.startsWith("#")) return `#${relocatedId(name, href.slice(1))}`;
  const [, page = "", id] = /^([^/?#]+)\.html(?:#(.*))?$/.exec(href) ?? [];
  return names.has(page) ? `#${relocatedId(page, id)}` : href;
}
