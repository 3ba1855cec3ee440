import { valueAt } from '../../model/valueAt';
import { entriesAt, isTrueAt, listAt, textAt } from '../../quota/facts/fields';
import { kept } from '../../quota/facts/kept';
import { placeOf } from '../../quota/facts/metadata';
import {
  HEALTH_STATES,
  SYNC_STATES,
  type HealthState,
  type SyncState,
} from '../../view/driftVocabulary';
import type {
  ApplicationFacts,
  IgnoreRule,
  ResourceStatusFacts,
} from '../facts';
import { shownMessage } from '../mask/shownMessage';
import { plainText } from '../plainText';
import {
  applicationOperation,
  initiatorOf,
  resourceRefOf,
} from './applicationOperation';
import { applicationSources } from './applicationSource';
import { timeAt } from './timeAt';

/** The latest deployments; Argo CD keeps ten unless it is told otherwise. */
const MOST_HISTORY = 50;
const MOST_CONDITIONS = 20;

const texts = (values: readonly unknown[]): string[] =>
  values.filter(value => typeof value === 'string' && value !== '') as string[];

/** The texts at a path, or undefined where there are none. */
function textsAt(root: unknown, key: string): string[] | undefined {
  const found = texts(listAt(root, key));
  return found.length > 0 ? found : undefined;
}

/** Argo CD writes Synced, OutOfSync and Unknown; nothing, before it has compared. */
function syncOf(text: string | undefined): SyncState {
  const lower = text?.toLowerCase();
  return SYNC_STATES.find(state => state.toLowerCase() === lower) ?? 'unknown';
}

function healthOf(text: string | undefined): HealthState {
  const lower = text?.toLowerCase();
  return HEALTH_STATES.find(state => state === lower) ?? 'unknown';
}

/** `revisions` of several sources, or the one `revision`. */
function revisionsOf(root: unknown): string[] {
  const revision = textAt(root, 'revision');
  return textsAt(root, 'revisions') ?? (revision ? [revision] : []);
}

function labelsOf(object: unknown): Record<string, string> | undefined {
  const labels = entriesAt(object, 'metadata', 'labels').filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return labels.length > 0 ? Object.fromEntries(labels) : undefined;
}

function ignoreRulesOf(spec: unknown): IgnoreRule[] {
  return listAt(spec, 'ignoreDifferences').flatMap(rule => {
    const kind = textAt(rule, 'kind');
    if (!kind) return [];
    return [
      kept({
        group: textAt(rule, 'group'),
        kind,
        namespace: textAt(rule, 'namespace'),
        name: textAt(rule, 'name'),
        jsonPointers: textsAt(rule, 'jsonPointers'),
        jqPathExpressions: textsAt(rule, 'jqPathExpressions'),
        managedFieldsManagers: textsAt(rule, 'managedFieldsManagers'),
      }),
    ];
  });
}

function conditionsOf(status: unknown): ApplicationFacts['conditions'] {
  return listAt(status, 'conditions')
    .slice(0, MOST_CONDITIONS)
    .flatMap(condition => {
      const type = textAt(condition, 'type');
      const message = shownMessage(textAt(condition, 'message') ?? '');
      return type ? [{ type: plainText(type), message }] : [];
    });
}

function repoUrlsOf(entry: unknown): string[] {
  return applicationSources(entry).sources.map(({ repoUrl }) => repoUrl);
}

function historyOf(status: unknown): ApplicationFacts['history'] {
  return listAt(status, 'history')
    .slice(-MOST_HISTORY)
    .flatMap(entry => {
      const id = valueAt(entry, ['id']);
      const deployedAt = timeAt(entry, 'deployedAt');
      if (!deployedAt) return [];
      return [
        kept({
          // Left out where it is nought.
          id: Number.isSafeInteger(id) ? String(id) : '0',
          deployedAt,
          revisions: revisionsOf(entry),
          by: initiatorOf(entry),
          repoUrls: repoUrlsOf(entry),
        }),
      ];
    });
}

function resourcesOf(status: unknown): ResourceStatusFacts[] {
  return listAt(status, 'resources').flatMap(resource => {
    const ref = resourceRefOf(resource);
    if (!ref) return [];
    const health = textAt(resource, 'health', 'status');
    return [
      kept({
        ...ref,
        version: textAt(resource, 'version') ?? '',
        sync: syncOf(textAt(resource, 'status')),
        health: health === undefined ? undefined : healthOf(health),
        requiresPruning: isTrueAt(resource, 'requiresPruning'),
        hook: isTrueAt(resource, 'hook'),
      }),
    ];
  });
}

/** Present is on, unless it is said to be off. */
function isAutomated(spec: unknown): boolean {
  const automated = valueAt(spec, ['syncPolicy', 'automated']);
  return (
    typeof automated === 'object' &&
    automated !== null &&
    valueAt(automated, ['enabled']) !== false
  );
}

const isAutomatedWith = (spec: unknown, option: 'prune' | 'selfHeal') =>
  isAutomated(spec) && isTrueAt(spec, 'syncPolicy', 'automated', option);

/**
 * What is kept of an Argo CD Application (argoproj.io/v1alpha1), watched in its cluster or listed by the API; undefined
 * where it has no name. Texts of others are cut to what may be shown.
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml
 * @public
 */
export function applicationFacts(
  object: unknown,
): ApplicationFacts | undefined {
  const place = placeOf(object);
  if (!place) return undefined;
  const spec = valueAt(object, ['spec']);
  const status = valueAt(object, ['status']);
  return kept({
    ...place,
    resourceVersion: textAt(object, 'metadata', 'resourceVersion') ?? '',
    labels: labelsOf(object),
    project: textAt(spec, 'project') ?? 'default',
    destination: kept({
      server: textAt(spec, 'destination', 'server'),
      name: textAt(spec, 'destination', 'name'),
      namespace: textAt(spec, 'destination', 'namespace'),
    }),
    ...applicationSources(spec),
    sync: syncOf(textAt(status, 'sync', 'status')),
    revisions: revisionsOf(valueAt(status, ['sync'])),
    health: healthOf(textAt(status, 'health', 'status')),
    reconciledAt: timeAt(status, 'reconciledAt'),
    automated: isAutomated(spec),
    autoPrune: isAutomatedWith(spec, 'prune'),
    selfHeal: isAutomatedWith(spec, 'selfHeal'),
    ignoreDifferences: ignoreRulesOf(spec),
    syncOptions: texts(listAt(spec, 'syncPolicy', 'syncOptions')),
    conditions: conditionsOf(status),
    operation: applicationOperation(object),
    history: historyOf(status),
    resources: resourcesOf(status),
  });
}
