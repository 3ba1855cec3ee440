import type { AcceleratorQuotaView } from '../../view/gpuQuotaView';
import type { AcceleratorDescription } from '../accelerators';

type Vendor = AcceleratorQuotaView['vendor'];

const VENDOR_NAMES: Readonly<Record<Vendor, string>> = {
  nvidia: 'NVIDIA',
  amd: 'AMD',
  intel: 'Intel',
  google: 'Google',
  aws: 'AWS',
  habana: 'Intel',
  other: '',
};

const FAMILIES: Readonly<Record<Vendor, string>> = {
  nvidia: 'GPU',
  amd: 'GPU',
  intel: 'GPU',
  google: 'TPU',
  aws: 'Neuron',
  habana: 'Gaudi',
  other: 'GPU',
};

const joined = (...words: (string | undefined)[]) =>
  words.filter(Boolean).join(' ');

/** `H100`, `A100 1g.5gb`; the family where there is more than one model or none is known. */
export function shortTitle(
  resource: string,
  { vendor, profile }: AcceleratorDescription,
  models: readonly { name: string }[],
): string {
  const names = new Set(models.map(model => model.name));
  if (names.size === 1) return joined([...names][0], profile);
  if (vendor === 'other' && names.size === 0) {
    return resource.slice(resource.lastIndexOf('/') + 1);
  }
  return joined(FAMILIES[vendor], profile);
}

/** `NVIDIA H100`, `NVIDIA A100 1g.5gb`, `NVIDIA GPU` of several models; the resource's name where no node says more. */
export function longTitle(
  resource: string,
  description: AcceleratorDescription,
  models: readonly { name: string }[],
): string {
  if (models.length === 0) return resource;
  return joined(
    VENDOR_NAMES[description.vendor],
    shortTitle(resource, description, models),
  );
}
