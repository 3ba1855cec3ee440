import { isMap, type JsonMap } from '../compare/plainJson';
import type { JsonValue } from '../json';
import { changedList, changedMap } from './changedJson';
import { isMarker, marker } from './markers';
import { namesBeside, namesPlace, namesSecret } from './secretNames';
import { withoutSecrets } from './secretText';

/** How values at a place are treated. */
type Care =
  /** By their names and their looks. */
  | 'look'
  /** A schema: names in it name no values. */
  | 'schema'
  /** Something secret, in which some keys only say where the secret is. */
  | 'inside'
  /** Data of a Secret: everything. */
  | 'all';

/** Annotations that hold the whole object once more. */
const COPY_OF_OBJECT = /last-applied|objectset\.rio\.cattle\.io\/applied/;

/** The annotations of a Secret may hold what is in it; longer ones do not come through. */
const LONGEST_ANNOTATION_OF_SECRET = 200;

/**
 * Takes the secrets out of one or more forms of an object. Markers are chosen by place, so that equal secrets at the same
 * place of two forms have the same marker, and different ones another.
 */
export class Masker {
  /** By place, the different secrets that were seen there. */
  private readonly seen = new Map<string, Map<string, string>>();
  private readonly place: string[] = [];
  private readonly names = new Map<string, boolean>();

  /** The form without secrets. */
  mask(form: JsonValue): JsonValue {
    return this.value(form, 'look');
  }

  private markerOf(what: string, secret: string): string {
    const key = JSON.stringify([...this.place, what]);
    const markers = this.seen.get(key) ?? new Map<string, string>();
    this.seen.set(key, markers);
    const found = markers.get(secret) ?? marker(markers.size);
    markers.set(secret, found);
    return found;
  }

  private value(value: JsonValue, care: Care): JsonValue {
    if (typeof value === 'string') return this.text(value, care);
    if (Array.isArray(value)) return this.list(value, care);
    if (isMap(value)) return this.map(value, care);
    return value !== null && care === 'all' ? this.secret(value) : value;
  }

  /** A secret that is all of a value. */
  private secret(value: string | number | boolean): string {
    const text = String(value);
    return isMarker(text) ? text : this.markerOf('', text);
  }

  private text(text: string, care: Care): string {
    if (care === 'all' || care === 'inside') return this.secret(text);
    const masked = withoutSecrets(text, marker(0));
    if (masked === text) return text;
    // Two texts that are the same but for their secrets must not look equal.
    return withoutSecrets(text, this.markerOf(masked, text));
  }

  private list(list: JsonValue[], care: Care): JsonValue[] {
    return changedList(list, (each, index) => {
      this.place.push(stepOf(each, index));
      const value = this.value(each, careOfElement(list, index, care));
      this.place.pop();
      return value;
    });
  }

  private map(map: JsonMap, care: Care): JsonMap {
    return changedMap(map, key => {
      if (key.length > 20 && COPY_OF_OBJECT.test(key)) return undefined;
      this.place.push(key);
      const value = this.member(map, key, care);
      this.place.pop();
      return value;
    });
  }

  private member(map: JsonMap, key: string, care: Care): JsonValue {
    const value = map[key];
    if (key === 'managedFields') {
      return tellsMembers(value) ? this.fieldNames(value, false) : value;
    }
    if (map.kind === 'Secret' && key === 'metadata' && isMap(value)) {
      return this.metadataOfSecret(value);
    }
    const inner = this.careOf(map, key, care);
    // A number may be a secret by its own name, but not by that of something around it.
    return typeof value === 'number' && inner === 'inside' && care !== 'inside'
      ? this.secret(value)
      : this.value(value, inner);
  }

  private metadataOfSecret(metadata: JsonMap): JsonMap {
    const masked = this.map(metadata, 'look');
    const { annotations } = masked;
    if (!isMap(annotations)) return masked;
    const kept = Object.keys(annotations).map(key => {
      this.place.push(`annotations/${key}`);
      const value = annotations[key];
      const member = [key, this.value(value, careOfAnnotation(value))];
      this.place.pop();
      return member;
    });
    return { ...masked, annotations: Object.fromEntries(kept) };
  }

  /** As `namesSecret`; the forms of an object have the same names. */
  private namesSecret(name: string): boolean {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    const secret = namesSecret(name);
    this.names.set(name, secret);
    return secret;
  }

  private careOf(map: JsonMap, key: string, care: Care): Care {
    if (care === 'all' || care === 'schema') return care;
    if (map.kind === 'Secret' && (key === 'data' || key === 'stringData')) {
      return 'all';
    }
    if (key === 'openAPIV3Schema') return 'schema';
    if (care === 'inside') {
      return namesPlace(key) && !isMap(map[key]) ? 'look' : 'inside';
    }
    if (isMap(map[key]) && /auth$/i.test(key)) return 'look';
    return this.namesSecret(key) || this.isNamedValue(map, key)
      ? 'inside'
      : 'look';
  }

  /** True for the value beside a name that names a secret, as in `env`. */
  private isNamedValue(map: JsonMap, key: string): boolean {
    return namesBeside(map, key).some(name => this.namesSecret(name));
  }

  /** The owners of fields; of sets they tell the members, which are left out where they are secrets. */
  private fieldNames(value: JsonValue, secret: boolean): JsonValue {
    if (Array.isArray(value)) {
      return changedList(value, each => this.fieldNames(each, secret));
    }
    if (!isMap(value)) return value;
    return changedMap(value, key => {
      if (secret && key.startsWith('v:')) return undefined;
      const named = key.startsWith('f:') && this.namesSecret(key.slice(2));
      return this.fieldNames(value[key], secret || named);
    });
  }
}

/** True where the owners of fields tell members of sets. */
function tellsMembers(fields: JsonValue): boolean {
  if (Array.isArray(fields)) return fields.some(tellsMembers);
  if (!isMap(fields)) return false;
  return Object.keys(fields).some(
    key => key.startsWith('v:') || tellsMembers(fields[key]),
  );
}

/** The name of a member of a list in its place: the same in all forms, whatever the order. */
function stepOf(each: JsonValue, index: number): string {
  const name = isMap(each) ? each.name ?? each.key : undefined;
  return typeof name === 'string' ? `=${name}` : `${index}`;
}

/** What follows an option that names a secret is the secret: `--token`, `…`. */
function careOfElement(
  list: readonly JsonValue[],
  index: number,
  care: Care,
): Care {
  const before = list[index - 1];
  const each = list[index];
  const follows =
    care === 'look' &&
    typeof before === 'string' &&
    typeof each === 'string' &&
    before.startsWith('-') &&
    !each.startsWith('--') &&
    /^--?[\w.-]+$/.test(before);
  return follows && namesSecret(before) ? 'all' : care;
}

function careOfAnnotation(annotation: JsonValue): Care {
  const short =
    typeof annotation === 'string' &&
    annotation.length <= LONGEST_ANNOTATION_OF_SECRET &&
    !annotation.includes('{');
  return short ? 'look' : 'all';
}
