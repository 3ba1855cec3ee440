import { readFileSync } from 'node:fs';
import path from 'node:path';

const PLANS = path.resolve(
  __dirname,
  '../../../../ai-platform-common/fixtures/terraform-plans',
);

/** A plan as Terraform printed it. */
export function plan(name: string): Buffer {
  return readFileSync(path.join(PLANS, `${name}.planjson`));
}

/** Bytes as they come over a network. */
export async function* inPieces(
  bytes: Uint8Array,
  size = 1000,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
  }
}

/** The plan, with texts replaced. */
export function changedPlan(
  name: string,
  ...changes: [RegExp, string][]
): Buffer {
  const text = changes.reduce(
    (changed, [from, to]) => changed.replace(from, to),
    plan(name).toString(),
  );
  return Buffer.from(text);
}
