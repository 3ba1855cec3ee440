/** What stands around the model in the names that nodes carry. */
const VENDOR = /^(nvidia|amd|intel|google|aws|tesla|quadro|instinct)[ -]/i;

/** NVIDIA's MIG instances and shared devices carry the model of the whole device first. */
const INSTANCE = /-(MIG-.+|SHARED)$/;

/** Data centre models: H100, A10G, L40S, GB200, MI300X. */
const MODEL = /^(gb|gh|mi|[a-z])\d{1,4}[a-z]{0,2}$/i;

const TPU = /^tpu-?(v?\d+[a-z]?)(-lite)?/i;

function withoutVendor(name: string): string {
  const rest = name.replace(VENDOR, '');
  return rest === name ? name : withoutVendor(rest);
}

/**
 * The model as people say it, from what a node label or a catalogue says: `NVIDIA-H100-80GB-HBM3` is `H100`,
 * `tpu-v5-lite-podslice` is `TPU v5e`, `NVIDIA-GeForce-RTX-4090` is `GeForce RTX 4090`.
 */
export function modelName(product: string): string {
  const name = withoutVendor(
    product.replaceAll('_', '-').replace(INSTANCE, ''),
  );
  const tpu = TPU.exec(name);
  if (tpu) {
    const [, generation, lite] = tpu;
    return `TPU ${generation}${lite ? 'e' : ''}`;
  }
  const [first] = name.split(/[ -]/);
  if (MODEL.test(first)) return first.toUpperCase();
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
