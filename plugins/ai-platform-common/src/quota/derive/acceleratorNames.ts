import type { Amounts, DeviceClassFacts } from '../facts/facts';
import {
  acceleratorOfDeviceClass,
  acceleratorOfQuotaKey,
  acceleratorOfResource,
} from '../quotaKeys';
import { readQuantity, type AcceleratorAmount } from './amounts';
import { memoize } from './memoize';
import { remember } from './remember';

/** The accelerators among a list of amounts. */
export interface ReadAmounts {
  readonly accelerators: readonly AcceleratorAmount[];
  /** Resource names of accelerators whose amount cannot be read. */
  readonly invalid: readonly string[];
}

/** Which accelerator the cluster means by a name. */
export interface AcceleratorNames {
  ofClass(deviceClass: string): string | undefined;
  ofResource(resource: string): string | undefined;
  ofQuotaKey(key: string): string | undefined;
  /** Reads a list of amounts. Equal lists are often one object in a cache, and are read once. */
  read(amounts: Amounts): ReadAmounts;
}

function readAmounts(
  amounts: Amounts,
  ofResource: (resource: string) => string | undefined,
): ReadAmounts {
  const accelerators: AcceleratorAmount[] = [];
  const invalid: string[] = [];
  for (const [resource, text] of Object.entries(amounts)) {
    const accelerator = ofResource(resource);
    if (accelerator !== undefined) {
      const amount = readQuantity(text);
      if (amount === undefined) invalid.push(resource);
      else if (amount > 0n) accelerators.push([accelerator, amount]);
    }
  }
  return { accelerators, invalid };
}

/** The names as a cluster with these DeviceClasses uses them. */
export const acceleratorNames = memoize(
  (classes: readonly DeviceClassFacts[]): AcceleratorNames => {
    const ofResource = remember(name => acceleratorOfResource(name, classes));
    return {
      ofResource,
      ofClass: remember(name => acceleratorOfDeviceClass(name, classes)),
      ofQuotaKey: remember(name => acceleratorOfQuotaKey(name, classes)),
      read: memoize((amounts: Amounts) => readAmounts(amounts, ofResource)),
    };
  },
);
