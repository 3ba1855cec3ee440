import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type { ReportSource } from './reportSource';
import { SourceFault } from './sourceFault';
import type { WorkspaceSelection } from './terraformReports';

const FAULTS = new Map<string, SourceFault>([
  [
    'NotFoundError',
    new SourceFault('notFound', 'There is no report at its address.'),
  ],
  [
    'NotAllowedError',
    new SourceFault(
      'notConfigured',
      'Backstage may not read the address of the report: look at backend.reading.allow.',
    ),
  ],
]);
const UNREACHABLE = 'The report could not be read from its address.';

function faultOf(error: unknown): SourceFault {
  const name = error instanceof Error ? error.name : '';
  // Upstream messages may carry addresses and tokens; the log of the reader has them.
  return FAULTS.get(name) ?? new SourceFault('unreachable', UNREACHABLE);
}

/** Plans in object storage or behind any other address that Backstage's UrlReader reads. */
export function urlSource(
  url: string,
  selection: WorkspaceSelection,
  urlReader: UrlReaderService,
): ReportSource {
  return {
    async fetch(known, signal) {
      try {
        const { stream, buffer, etag } = await urlReader.readUrl(url, {
          etag: known,
          signal,
        });
        const whole = async function* whole() {
          yield await buffer();
        };
        return {
          stream: stream?.() ?? whole(),
          meta: selection,
          version: etag,
        };
      } catch (error) {
        const isKnown =
          error instanceof Error && error.name === 'NotModifiedError';
        if (isKnown) return undefined;
        throw faultOf(error);
      }
    },
  };
}
