import type { TerraformChangeFacts } from '../facts';
import type { JsonValue } from '../json';
import { isBelowOrAbove, planPath } from './changeFacts';
import { objectOf, wordOf } from './planJson';

const MOST_ATTRIBUTES = 100_000;
const INSTANCE_KEYS = /\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g;

// Relevant attributes name resources with or without the keys of their instances.
function resourceOf(address: string): string {
  return address.replace(INSTANCE_KEYS, '');
}

/** The attributes that the configuration reads of its resources, or that the plan changes back. */
export class Relevance {
  private readonly paths = new Map<string, Set<string>>();
  private count = 0;

  /** Takes an element of `relevant_attributes`. */
  read(element: JsonValue): void {
    const { resource, attribute } = objectOf(element);
    const address = wordOf(resource);
    const path = planPath(attribute);
    if (address !== undefined && path !== undefined) {
      this.add(resourceOf(address), path);
    }
  }

  /** Takes a change of the plan. */
  change({ address, differences }: TerraformChangeFacts): void {
    for (const { path } of differences) this.add(address, path);
  }

  has(address: string, path: string): boolean {
    return [address, resourceOf(address)].some(key =>
      [...(this.paths.get(key) ?? [])].some(other =>
        isBelowOrAbove(other, path),
      ),
    );
  }

  private add(address: string, path: string): void {
    if (this.count >= MOST_ATTRIBUTES) return;
    const paths = this.paths.get(address) ?? new Set<string>();
    this.paths.set(address, paths.add(path));
    this.count += 1;
  }
}
