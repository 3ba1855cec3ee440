import {
  parseQuantity,
  type AcceleratorQuotaView,
  type GpuQuotaView,
  type QuotaFinding,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { Texts } from '../useTexts';
import { translate, type MessageParams } from '../shared/translate';
import { formatAmountOf } from './amounts';

/** Parameters that are quantities. */
const QUANTITIES = ['free', 'hard', 'used', 'amount', 'allocatable'];

/** How many workloads the text is about, and the quantities as people write them. */
function shown(params: MessageParams, resource?: string): MessageParams {
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
