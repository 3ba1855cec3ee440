import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { ForwardedError, InputError, toError } from '@backstage/errors';

/** Far more than any file of quotas holds, in bytes. */
const LARGEST = 1024 * 1024;

/** A file as it was read. */
export interface QuotaDocument {
  text: string;
  /** What tells this content from a later one, where the host says it. */
  etag?: string;
}

/**
 * Reads the file that holds a quota.
 *
 * @throws ForwardedError where it cannot be read, InputError where it is no text or too large for a file of quotas
 */
export async function readQuotaDocument(
  urlReader: UrlReaderService,
  url: string,
  signal?: AbortSignal,
): Promise<QuotaDocument> {
  const { content, etag } = await read(urlReader, url, signal);
  if (content.length > LARGEST) {
    throw new InputError(
      `documentUrl: ${url} holds more than ${LARGEST} bytes, which no file of quotas does.`,
    );
  }
  const text = content.toString('utf8');
  if (!Buffer.from(text).equals(content)) {
    throw new InputError(`documentUrl: ${url} is not text in UTF-8.`);
  }
  return { text, ...(etag !== undefined && { etag }) };
}

async function read(
  urlReader: UrlReaderService,
  url: string,
  signal?: AbortSignal,
) {
  try {
    const { buffer, etag } = await urlReader.readUrl(url, { signal });
    return { content: await buffer(), etag };
  } catch (error) {
    throw new ForwardedError(`Could not read ${url}`, toError(error));
  }
}
