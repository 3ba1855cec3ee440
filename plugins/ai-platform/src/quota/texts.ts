import {
  parseQuantity,
  type AcceleratorQuotaView,
  type GpuQuotaView,
  type QuotaFinding,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { aiPlatformTranslationRef } from '../translation';
import type { Texts } from '../useTexts';
import { formatAmountOf, formatCount } from './amounts';
import type { ProblemRow } from './problemRows';

type Message = keyof typeof aiPlatformTranslationRef.T;
/** A message without the ending of its plural. */
type Key = Message extends infer M
  ? M extends `${infer Base}_${'one' | 'other'}`
    ? Base
    : M
  : never;
type Params = Record<string, string | number>;

/** Parameters that are quantities. */
const QUANTITIES = ['free', 'hard', 'used', 'amount', 'allocatable'];

/** Gives the text of a key that is put together from a code; what a text does not name is left unused. */
export function translate(t: Texts, key: Key, params: Params): string {
  return (t as (key: Key, params: Params) => string)(key, params);
}

/** How many workloads the text is about, and the quantities as people write them. */
function shown(params: Params, resource?: string): Params {
  const texts = Object.entries(params).map(([name, value]) => [
    name,
    QUANTITIES.includes(name)
      ? formatAmountOf(resource ?? '', String(value))
      : value,
  ]);
  return { ...Object.fromEntries(texts), count: Number(params.workloads ?? 0) };
}

/** What an amount of an accelerator is counted in: `NVIDIA H100`, `slices of NVIDIA T4`. */
export function devicesText(
  t: Texts,
  accelerator: Pick<AcceleratorQuotaView, 'unit' | 'title'>,
  quantity: string | number = 2,
): string {
  return t(`gpuQuota.devices.${accelerator.unit}`, {
    title: accelerator.title,
    count: parseQuantity(quantity) === 1_000_000_000n ? 1 : 2,
  });
}

/** The one sentence that matters. */
export function headlineText(
  t: Texts,
  { code, params }: GpuQuotaView['headline'],
): string {
  const unit = params.unit as AcceleratorQuotaView['unit'] | undefined;
  const devices =
    unit === undefined
      ? ''
      : devicesText(
          t,
          { unit, title: String(params.title) },
          code === 'free' || code === 'freeAndWaiting'
            ? params.hard
            : params.used,
        );
  return translate(t, `gpuQuota.headline.${code}`, {
    ...shown(params),
    devices,
  });
}

/** What a finding says, and what to do about it. */
export function findingTexts(
  t: Texts,
  finding: QuotaFinding,
  accelerators: readonly AcceleratorQuotaView[],
): { text: string; remedy: string } {
  const { code, params, resource } = finding;
  const accelerator = accelerators.find(each => each.resource === resource);
  const subject = accelerator
    ? devicesText(t, accelerator)
    : resource ?? String(params.key ?? '');
  const values = {
    ...shown(params, resource),
    subject,
    quotaKey: accelerator?.quotaKeys[0] ?? `requests.${subject}`,
    reason: params.reason || t('gpuQuotaFindings.noReason'),
    served: params.served || t('gpuQuotaFindings.nothingServed'),
  };
  return {
    text: translate(t, `gpuQuotaFindings.text.${code}`, values),
    remedy: translate(
      t,
      `gpuQuotaFindings.remedy.${remedyOf(finding)}`,
      values,
    ),
  };
}

// A pool that is scaled to zero may come back; a key that fits no pool may not.
function remedyOf({ code, severity }: QuotaFinding) {
  return code === 'keyNotServed' && severity !== 'critical'
    ? 'keyNotServedNow'
    : code;
}

/** Problems whose text needs no list of what they are about, or has it already. */
const SAYS_ALL: ProblemRow['code'][] = ['forbidden', 'notServed', 'starting'];

/** Why something is not known, and what becomes of it. */
export function problemTexts(
  t: Texts,
  { code, verb, resources }: Pick<ProblemRow, 'code' | 'verb' | 'resources'>,
): { text: string; remedy: string } {
  const resource = resources.join(', ') || t('gpuQuotaSources.anything');
  const problem = translate(t, `gpuQuotaSources.problem.${code}`, {
    verb: verb ?? 'list',
    resource,
  });
  return {
    text:
      resources.length === 0 || SAYS_ALL.includes(code)
        ? problem
        : t('gpuQuotaSources.ofResource', { resource, problem }),
    remedy: t(`gpuQuotaSources.remedy.${code}`),
  };
}

/** How long ago a moment is, coarse: `as of 12 s ago`. */
export function ageText(t: Texts, since: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1_000));
  const text = (
    unit: 'seconds' | 'minutes' | 'hours' | 'days',
    divisor: number,
  ) =>
    translate(t, `gpuQuota.age.${unit}`, {
      count: formatCount(Math.floor(seconds / divisor)),
    });
  if (seconds < 1) return t('gpuQuota.age.now');
  if (seconds < 60) return text('seconds', 1);
  if (seconds < 3_600) return text('minutes', 60);
  if (seconds < 86_400) return text('hours', 3_600);
  return text('days', 86_400);
}

/** A moment for people, in the manner of their browser; the text itself where it is no time. */
export function timeText(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime())
    ? time
    : new Intl.DateTimeFormat(undefined, {
        dateStyle: 'medium',
        timeStyle: 'short',
      }).format(date);
}
