/**
 * What the places of repositories begin with, part by part: `['github.com', 'acme']`, or `['file:', 'srv', 'git']` for
 * those of this machine. @public
 */
export type RepositoryPrefix = readonly string[];

const URL_FORM =
  /^(?:https?:\/\/([\w.-]+)|(file:)\/\/)((?:\/[^/\s?#*\\]+)*)\/?$/i;

/**
 * The prefix that a URL stands for: a host, an owner or a folder with everything below it, or one repository. Undefined
 * for what is none: other schemes, ports, credentials, patterns, and ways up.
 * @public
 */
export function parseRepositoryPrefix(
  url: string,
): RepositoryPrefix | undefined {
  const match = URL_FORM.exec(url);
  if (!match) return undefined;
  const [, host, file, path] = match;
  const parts = path.split('/').slice(1);
  if (parts.some(isWayUp)) return undefined;
  const plain = repositoryParts(parts);
  return file
    ? [file.toLowerCase(), ...plain]
    : [host, ...plain].map(part => part.toLowerCase());
}

/** True for parts of a path that lead somewhere else than they say. */
export function isWayUp(part: string): boolean {
  return /^(?:\.|%2e){1,2}$/i.test(part);
}

/** The parts of the path of a repository, however its URL ends. */
export function repositoryParts(parts: readonly string[]): string[] {
  return parts.map((part, index) =>
    index === parts.length - 1 ? part.replace(/\.git$/, '') : part,
  );
}

/** True where the place of a repository begins with one of the prefixes: whole parts, not the beginnings of names. */
export function beginsWithAny(
  place: readonly string[],
  prefixes: readonly RepositoryPrefix[],
): boolean {
  return prefixes.some(
    prefix =>
      prefix.length <= place.length &&
      prefix.every((part, index) => part === place[index]),
  );
}
