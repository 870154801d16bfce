/// <reference lib="dom" />

/** Lets the reader save a file made in the page. Nothing leaves the machine. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the content over by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The content of a `data:` address. It cannot be fetched: the page's policy allows no request, not even this. */
export function blobOf(dataUrl: string): Blob {
  const [, mime = "", base64, body = ""] = /^data:([^,]*?)(;base64)?,(.*)$/s.exec(dataUrl) ?? [];
  if (base64 === undefined) return new Blob([decodeURIComponent(body)], { type: mime });
  const bytes = Uint8Array.from(atob(body), (character) => character.charCodeAt(0));
  return new Blob([bytes], { type: mime });
}
