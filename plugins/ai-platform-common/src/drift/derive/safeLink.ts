const LINK = /^https?:\/\/[^\s\\<>"'`@/?#]+(?:[/?#][^\s\\<>"'`]*)?$/i;

/** The link if it leads to a web page, and nowhere else: neither a script nor a page that carries a password. */
export function safeLink(link: string | undefined): string | undefined {
  return link !== undefined && LINK.test(link) ? link : undefined;
}
