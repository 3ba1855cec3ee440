import type { DriftNoise } from '../../view/driftVocabulary';
import type { ResourceRef } from '../facts';
import type { JsonValue } from '../json';
import { isBookkeeping, mayHoldBookkeeping } from './bookkeeping';
import { equalAmounts } from './equalAmounts';
import { listRuleOf, orderMatters, type ListRule } from './listRules';
import { keyedLists, type KeyedLists } from './mergeKeys';
import { keyOf, type MemberPlace } from './place';
import {
  canonicalText,
  equalJson,
  isMap,
  member,
  type JsonMap,
} from './plainJson';
import type { RawDifference } from './rawDifference';

/** Two forms of the same object. */
interface BothForms {
  ref: ResourceRef;
  want: JsonValue;
  have: JsonValue;
}

/** Goes through both forms at once. The place is kept in one list, so that equal trees cost next to nothing. */
class Walk {
  readonly found: RawDifference[] = [];
  private readonly place: (string | MemberPlace)[] = [];

  constructor(private readonly ref: ResourceRef) {}

  /** Compares what is one step further in. */
  private inside(
    step: string | MemberPlace,
    want: JsonValue | undefined,
    have: JsonValue | undefined,
  ): void {
    this.place.push(step);
    this.compare(want, have);
    this.place.pop();
  }

  private add(
    want: JsonValue | undefined,
    have: JsonValue | undefined,
    noise?: DriftNoise,
  ): void {
    this.found.push({ place: [...this.place], want, have, noise });
  }

  compare(want: JsonValue | undefined, have: JsonValue | undefined): void {
    if (want === have) return;
    if (this.place.length <= 3 && isBookkeeping(this.place)) {
      if (!equalJson(want, have)) this.add(want, have, 'bookkeeping');
    } else if (isMap(want) && isMap(have)) {
      this.compareMaps(want, have);
    } else if (mayHoldBookkeeping(this.place) && isMap(want ?? have)) {
      this.compareMaps(isMap(want) ? want : {}, isMap(have) ? have : {});
    } else if (Array.isArray(want) && Array.isArray(have)) {
      this.compareLists(want, have);
    } else {
      const equal =
        want !== undefined &&
        have !== undefined &&
        equalAmounts(this.ref, this.place, { want, have });
      this.add(want, have, equal ? 'equalQuantity' : undefined);
    }
  }

  private compareMaps(want: JsonMap, have: JsonMap): void {
    for (const key of Object.keys(want)) {
      const wanted = member(want, key);
      const had = member(have, key);
      if (wanted !== had) this.inside(key, wanted, had);
    }
    for (const key of Object.keys(have)) {
      if (member(want, key) === undefined) {
        const had = member(have, key);
        if (had !== undefined) this.inside(key, undefined, had);
      }
    }
  }

  private compareLists(want: JsonValue[], have: JsonValue[]): void {
    const rule = listRuleOf(this.ref, keyOf(this.place) ?? '');
    const keyed = keyedLists(rule.keys, want, have);
    if (keyed) this.compareKeyed({ want, have, rule, keyed });
    else this.compareUnkeyed({ want, have, rule });
  }

  private compareKeyed(lists: {
    want: JsonValue[];
    have: JsonValue[];
    rule: ListRule;
    keyed: KeyedLists;
  }): void {
    const { want, have, rule, keyed } = lists;
    const order = ordersOf(keyed);
    const moved = !equalJson(order.want, order.have);
    const matters = orderMatters(rule, [...want, ...have]);
    if (matters && (moved || !order.alignable)) {
      this.add(want, have);
      return;
    }
    if (moved) this.add(order.want, order.have, 'order');
    for (const value of new Set([...keyed.want.keys(), ...keyed.have.keys()])) {
      const place = {
        segment: { where: { key: keyed.key, value } },
        want: keyed.want.get(value),
        have: keyed.have.get(value),
      };
      this.inside(
        place,
        place.want === undefined ? undefined : want[place.want],
        place.have === undefined ? undefined : have[place.have],
      );
    }
  }

  private compareUnkeyed(lists: {
    want: JsonValue[];
    have: JsonValue[];
    rule: ListRule;
  }): void {
    const { want, have, rule } = lists;
    if (equalJson(want, have)) return;
    const set = !orderMatters(rule, [...want, ...have]);
    if (set && sameMembers(want, have)) this.add(want, have, 'order');
    else if (set ? !movesNothing(want, have) : !alignable(want, have)) {
      this.add(want, have);
    } else {
      const length = Math.max(want.length, have.length);
      for (let index = 0; index < length; index += 1) {
        this.inside(
          {
            segment: { index },
            want: index < want.length ? index : undefined,
            have: index < have.length ? index : undefined,
          },
          want[index],
          have[index],
        );
      }
    }
  }
}

type Positions = KeyedLists['want'];

function commonKeys(one: Positions, other: Positions): string[] {
  return [...one.keys()].filter(key => other.has(key));
}

/** True where at most one key follows after those that are common. */
function oneAtTheEnd(all: Positions, common: readonly string[]): boolean {
  return (
    all.size <= common.length + 1 &&
    common.every(key => (all.get(key) ?? 0) < common.length)
  );
}

/** The keys that both lists have, as each has them; and whether at most one other follows after them. */
function ordersOf({ want, have }: KeyedLists) {
  const orders = { want: commonKeys(want, have), have: commonKeys(have, want) };
  return {
    ...orders,
    alignable: oneAtTheEnd(want, orders.want) && oneAtTheEnd(have, orders.have),
  };
}

function sameMembers(want: JsonValue[], have: JsonValue[]): boolean {
  return (
    want.length === have.length &&
    equalJson(want.map(canonicalText).sort(), have.map(canonicalText).sort())
  );
}

/** True where the lists can be told position by position: as long as each other, or one member more at the end. */
function alignable(want: JsonValue[], have: JsonValue[]): boolean {
  if (want.length === have.length) return true;
  const shorter = Math.min(want.length, have.length);
  return (
    Math.abs(want.length - have.length) === 1 &&
    equalJson(want.slice(0, shorter), have.slice(0, shorter))
  );
}

/** The same for a list that is a set, of objects: no member that differs is found at another position. */
function movesNothing(want: JsonValue[], have: JsonValue[]): boolean {
  if (!alignable(want, have) || ![...want, ...have].every(isMap)) return false;
  const differ = (one: JsonValue[], other: JsonValue[]) =>
    one
      .filter((each, index) => !equalJson(each, other[index]))
      .map(canonicalText);
  const wanted = new Set(differ(want, have));
  return !differ(have, want).some(text => wanted.has(text));
}

/**
 * Every difference of two forms of an object, by merge keys where the lists have them. What means the same in another
 * spelling or order, and what the server keeps for itself, is marked as noise.
 */
export function findDifferences({
  ref,
  want,
  have,
}: BothForms): RawDifference[] {
  const walk = new Walk(ref);
  walk.compare(want, have);
  return walk.found;
}
