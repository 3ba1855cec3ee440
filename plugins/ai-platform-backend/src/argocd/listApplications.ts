import {
  applicationFacts,
  type ApplicationFacts,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { Turns } from '../clock/turns';
import { inPieces } from '../http/inPieces';
import { ItemCutter } from '../http/itemCutter';
import { UpstreamError } from '../http/upstreamError';
import type { ArgocdClient } from './argocdClient';
import { argocdPath } from './argocdPath';

/** The API has no pages: what comes is cut down while it comes, and never held as a whole. */
const LIMITS = {
  idleMs: 30_000,
  totalMs: 120_000,
  bytes: 160 * 1024 * 1024,
};

function isList(envelope: unknown): boolean {
  return (
    typeof envelope === 'object' &&
    envelope !== null &&
    'items' in envelope &&
    (envelope.items === null || Array.isArray(envelope.items))
  );
}

/**
 * Reads all applications that the account may see, one after the other, without holding up the event loop.
 *
 * The API could be asked for some fields alone (`fields=`), as its own pages do; but among those that it then gives are
 * neither the time of the comparison nor conditions, history and revisions.
 *
 * @throws UpstreamError
 */
export async function listApplications(
  client: ArgocdClient,
  turns: Turns,
  onApplication: (app: ApplicationFacts) => void,
): Promise<void> {
  const cutter = new ItemCutter(item => {
    const facts = applicationFacts(item);
    if (facts) onApplication(facts);
  });
  await client.read(
    { path: argocdPath(['applications']), limits: LIMITS },
    chunk => inPieces(chunk, turns, piece => cutter.feed(piece)),
  );
  if (!isList(cutter.end())) throw new UpstreamError('invalidAnswer');
}
