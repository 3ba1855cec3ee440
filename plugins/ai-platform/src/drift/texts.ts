import type {
  DriftActor,
  DriftValue,
  DriftView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { momentText } from '../shared/times';
import type { Texts } from '../useTexts';
import { severityOfView, worstOf } from './severities';

type Headline = DriftView['headline'];

/** kubectl tells of each of its commands as another manager: kubectl-edit, kubectl-scale, … */
function toolOf(manager: string): string {
  return manager.startsWith('kubectl-') ? 'kubectl' : manager;
}

function managersText(managers: readonly string[]): string {
  const tools = [...new Set(managers.map(toolOf))];
  return new Intl.ListFormat(undefined, { type: 'conjunction' }).format(tools);
}

/** `3 fields in 2 resources and 1 whole resource differ` */
function differText(t: Texts, { params }: Headline): string {
  const [fields, resources, whole] = [
    params.fields,
    params.resources,
    params.whole,
  ].map(number => Number(number ?? 0));
  if (fields === 0) return t('drift.headline.driftedWhole', { count: whole });
  const parts = {
    fields: t('drift.fields', { count: fields }),
    resources: t('drift.resources', { count: resources - whole }),
  };
  return whole === 0
    ? t('drift.headline.drifted', { count: fields, ...parts })
    : t('drift.headline.driftedBoth', { count: whole, ...parts });
}

/** `3 fields in 2 resources differ since Tuesday 14:02; changed with kubectl` */
function driftedText(t: Texts, headline: Headline, now: number): string {
  const { since, managers } = headline;
  const differ = differText(t, headline);
  const sentence: string = since
    ? t('drift.headline.since', {
        sentence: differ,
        moment: momentText(t, since, now),
      })
    : differ;
  return managers.length === 0
    ? sentence
    : t('drift.headline.by', { sentence, managers: managersText(managers) });
}

/** The one sentence that matters. */
export function headlineText(
  t: Texts,
  headline: Headline,
  now: number,
): string {
  const { code, params } = headline;
  const count = Number(params.unknown ?? 0);
  switch (code) {
    case 'drifted':
      return driftedText(t, headline, now);
    case 'driftedAndUnknown': {
      const sentence = driftedText(t, headline, now);
      return t('drift.headline.unknownToo', { sentence, count });
    }
    case 'partlyUnknown':
      return t('drift.headline.partlyUnknown', { count });
    default:
      return t(`drift.headline.${code}`);
  }
}

/** How bad a view is, in a word. */
export function severityText(t: Texts, view: DriftView): string {
  const worst = worstOf(view.counts);
  return worst && severityOfView(view) !== 'unknown'
    ? t(`drift.severity.${worst}`)
    : t(`drift.state.${view.state}`);
}

/** Since when something differs, and whether that is only when it was first seen. */
export function sinceText(
  t: Texts,
  { since, sinceSeen }: { since?: string; sinceSeen?: boolean },
  now: number,
): string | undefined {
  if (!since) return undefined;
  const moment = momentText(t, since, now);
  return sinceSeen
    ? t('drift.sinceSeen', { moment })
    : t('drift.since', { moment });
}

/** Who changed something: `kubectl-scale (scale)`. Updating is what nearly all do. */
export function actorText({ manager, operation }: DriftActor): string {
  return operation && operation !== 'Update'
    ? `${manager} (${operation})`
    : manager;
}

/** One side of a difference as text. */
export function valueText(t: Texts, value: DriftValue | undefined): string {
  if (!value) return t('drift.value.absent');
  return value.kind === 'value' ? value.text : t(`drift.value.${value.kind}`);
}

/** A revision as short as people write it; a tag or chart version as it is. */
export function revisionText(revision: string): string {
  return /^[0-9a-f]{40,64}$/.test(revision) ? revision.slice(0, 7) : revision;
}

/** The first line of a commit message. */
export function subjectOf(message: string): string {
  return message.split('\n', 1)[0];
}
