import { UpstreamError } from '../http/upstreamError';

// Longer than any name that Kubernetes allows.
const LONGEST = 253;

/**
 * A segment of a path that stays the one segment that it is, whatever it holds.
 *
 * @throws UpstreamError `notFound` for a name that nothing can have
 */
export function pathSegment(text: string): string {
  if (text === '' || text === '.' || text === '..' || text.length > LONGEST) {
    throw new UpstreamError('notFound');
  }
  try {
    return encodeURIComponent(text);
  } catch {
    // What is half a character is no name either.
    throw new UpstreamError('notFound');
  }
}

/**
 * A path of the API with its query. Every part is encoded; what would leave its place is refused. Parts of the query
 * that are undefined are left out.
 *
 * @throws UpstreamError `notFound` for a name that nothing can have
 */
export function argocdPath(
  segments: readonly string[],
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) search.set(key, value);
  }
  const path = ['/api/v1', ...segments.map(pathSegment)].join('/');
  return search.size > 0 ? `${path}?${search}` : path;
}

/** The parts of the query that every question about one application has: its name alone does not name it. */
export function applicationQuery({
  namespace,
  project,
}: {
  namespace: string;
  project: string;
}): { appNamespace: string; project: string } {
  return { appNamespace: namespace, project };
}
