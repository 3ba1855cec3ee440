import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  ANNOTATIONS,
  parseEnvironment,
  summarizeEnvironment,
  type EnvironmentSummary,
  type EnvironmentView,
  type Observed,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { parseDocument } from 'yaml';

const LARGEST_BYTES = 1024 * 1024;

interface Sources {
  urlReader: UrlReaderService;
  now: () => Date;
}

// The address may be internal; the card needs no more than the host.
function hostOf(url: string): string {
  const { protocol, host } = new URL(url);
  return host || `${protocol}//`;
}

function unavailable(
  url: string,
  reason: string,
): Observed<EnvironmentSummary> {
  return { status: 'unavailable', source: hostOf(url), reason };
}

async function readText(
  urlReader: UrlReaderService,
  url: string,
): Promise<string | undefined> {
  try {
    const response = await urlReader.readUrl(url);
    const content = await response.buffer();
    return content.length > LARGEST_BYTES ? undefined : content.toString();
  } catch {
    // Upstream messages may carry addresses and tokens; the log of the reader has them.
    return undefined;
  }
}

async function observe(
  url: string,
  name: string,
  { urlReader, now }: Sources,
): Promise<Observed<EnvironmentSummary>> {
  const text = await readText(urlReader, url);
  if (text === undefined) {
    return unavailable(url, 'The document could not be read from Git.');
  }
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    return unavailable(url, 'The document is not YAML.');
  }
  const { environment, issues } = parseEnvironment(
    document.toJS({ maxAliasCount: 100 }),
  );
  if (!environment) {
    return unavailable(
      url,
      `The document has ${issues.length} faults; run flagstone validate on it.`,
    );
  }
  if (environment.metadata.name !== name) {
    return unavailable(url, 'The document describes another environment.');
  }
  return {
    status: 'ok',
    value: summarizeEnvironment(environment, issues),
    observedAt: now().toISOString(),
  };
}

/**
 * What the document behind an environment's entity says. A document that cannot be read is part of the answer.
 *
 * @throws NotFoundError where the entity names no document
 */
export async function collectEnvironment(
  entity: Entity,
  sources: Sources,
): Promise<EnvironmentView> {
  const url = entity.metadata.annotations?.[ANNOTATIONS.document];
  if (!url || !URL.canParse(url)) {
    throw new NotFoundError(
      `The entity has no annotation ${ANNOTATIONS.document} with a URL`,
    );
  }
  return {
    documentUrl: url,
    environment: await observe(url, entity.metadata.name, sources),
  };
}
