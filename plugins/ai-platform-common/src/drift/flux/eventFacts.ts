import { textAt } from '../../quota/facts/fields';
import { placeOf } from '../../quota/facts/metadata';
import type { ObjectFacts } from '../../quota/facts/facts';
import type { ObjectEventFacts } from '../facts';
import { shownMessage } from '../mask/shownMessage';
import { LONGEST_MESSAGE } from './longestMessage';

/** What is kept of an Event, with where the Event itself lies. @public */
export interface EventFacts extends ObjectFacts, ObjectEventFacts {}

const groupOf = (apiVersion: string) =>
  apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';

/**
 * What is kept of a Kubernetes Event (v1): those of Flux alone tell of drift that was found or corrected; undefined for
 * every other one, of which a cluster has very many. @public
 */
export function eventFacts(object: unknown): EventFacts | undefined {
  const place = placeOf(object);
  const name = textAt(object, 'involvedObject', 'name');
  const kind = textAt(object, 'involvedObject', 'kind');
  const group = groupOf(textAt(object, 'involvedObject', 'apiVersion') ?? '');
  if (!place || !name || !kind || !group.endsWith('.toolkit.fluxcd.io')) {
    return undefined;
  }
  return {
    ...place,
    ref: {
      group,
      kind,
      namespace: textAt(object, 'involvedObject', 'namespace') ?? '',
      name,
    },
    reason: textAt(object, 'reason') ?? '',
    source:
      textAt(object, 'source', 'component') ??
      textAt(object, 'reportingComponent') ??
      '',
    message: shownMessage(textAt(object, 'message') ?? '', LONGEST_MESSAGE),
    at:
      textAt(object, 'lastTimestamp') ??
      textAt(object, 'eventTime') ??
      textAt(object, 'metadata', 'creationTimestamp') ??
      '',
  };
}
