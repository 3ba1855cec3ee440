import {
  plainText,
  type ApplicationFacts,
  type CommitFacts,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { ArgocdClient } from './argocdClient';
import { applicationQuery, argocdPath } from './argocdPath';
import { fieldOf } from './fieldOf';
import { Remembered } from './remembered';
import { Slots } from '../http/slots';

const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
const LIMITS = { idleMs: 5_000, totalMs: 5_000, bytes: 256 * 1024 };
const MOST = 5_000;
/** Argo CD asks its repository server for each. */
const AT_ONCE = 6;
/** A commit does not change; an answer that did not come is asked for again. */
const UNKNOWN_MS = 60_000;

function textAt(answer: unknown, key: string): string | undefined {
  const value = fieldOf(answer, key);
  return typeof value === 'string' && value ? plainText(value) : undefined;
}

/** `Jane Doe <jane@example.org>` without the address. */
function nameOf(author: string | undefined): string | undefined {
  return author?.replace(/\s*<[^>]*>\s*$/, '') || undefined;
}

function timeOf(date: string | undefined): string | undefined {
  return date && Number.isFinite(Date.parse(date)) ? date : undefined;
}

/** In which of its deployments the application had the revision, where it has another one now. */
function versionOf(
  { revisions, history }: ApplicationFacts,
  revision: string,
  sourceIndex: number,
): string | undefined {
  if (revisions[sourceIndex] === revision) return undefined;
  return history.find(entry => entry.revisions[sourceIndex] === revision)?.id;
}

/** Reads what Argo CD tells of commits; each is asked for once, whichever applications have it. */
export class Commits {
  private readonly known: Remembered<CommitFacts | undefined>;
  private readonly slots = new Slots(AT_ONCE);

  constructor(private readonly client: ArgocdClient) {
    this.known = new Remembered<CommitFacts | undefined>({
      clock: client.clock,
      most: MOST,
      keepMs: commit => (commit ? Infinity : UNKNOWN_MS),
    });
  }

  async get(
    app: ApplicationFacts,
    revision: string,
    sourceIndex = 0,
  ): Promise<CommitFacts | undefined> {
    // The version of a chart is no commit.
    if (!COMMIT.test(revision)) return undefined;
    const versionId = versionOf(app, revision, sourceIndex);
    const deployed = app.history.find(({ id }) => id === versionId);
    const repoUrl =
      deployed?.repoUrls[sourceIndex] ?? app.sources[sourceIndex]?.repoUrl;
    const key = JSON.stringify([repoUrl, revision]);
    return this.known.get(key, async () => {
      const metadata = await this.read(app, revision, {
        versionId,
        ...(app.multiSource && { sourceIndex: String(sourceIndex) }),
      });
      return metadata && { revision, ...metadata };
    });
  }

  private async read(
    app: ApplicationFacts,
    revision: string,
    place: { versionId?: string; sourceIndex?: string },
  ): Promise<Omit<CommitFacts, 'revision'> | undefined> {
    try {
      const question = {
        path: argocdPath(
          ['applications', app.name, 'revisions', revision, 'metadata'],
          { ...applicationQuery(app), ...place },
        ),
        limits: LIMITS,
      };
      const answer = await this.slots.run(this.client.signal, () =>
        this.client.readJson(question),
      );
      const author = nameOf(textAt(answer, 'author'));
      const message = textAt(answer, 'message');
      const at = timeOf(textAt(answer, 'date'));
      return {
        ...(author && { author }),
        ...(message && { message }),
        ...(at && { at }),
      };
    } catch {
      // A deployment without its message is better than none.
      return undefined;
    }
  }
}
