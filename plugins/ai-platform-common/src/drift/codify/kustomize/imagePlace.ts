import type { YamlValue } from '../../../emit/print/yaml';
import { changeYaml } from '../../../yamlText/changeYaml';
import type { FieldPath } from '../../../yamlText/fieldPath';
import { dataAt } from '../../../yamlText/jsonData';
import type { FoundPlace } from '../codifyPlan';
import { attempt } from '../editDocument';
import type { FieldChange } from '../fieldChange';
import { formatImage, parseImage, type ImageName } from '../imageName';
import { valueAt } from '../objectAt';
import type { SourceFile } from '../codifyInput';
import type { JsonValue } from '../../json';
import { listOf, type Kustomization } from './kustomization';
import { objectsBelow, type KustomizedObject } from './kustomizedObjects';

/** The entry of `images` in the outermost kustomization that decides the image, with the live one; undefined without one. */
export function imagePlace(
  { found, chain }: KustomizedObject,
  { segments, have, target }: FieldChange,
  files: readonly SourceFile[],
): FoundPlace | undefined {
  const last = segments.at(-1);
  const own = valueAt(found.data as JsonValue, segments);
  if (!last || !('key' in last) || last.key !== 'image') return undefined;
  if (typeof own !== 'string') return undefined;
  const [outermost, ...inner] = chain;
  const below = inner.reduceRight(
    (image, kustomization) => replaced(kustomization, image),
    parseImage(own),
  );
  const index = entryFor(outermost, below);
  if (index < 0) return undefined;
  const told = formatImage(replaced(outermost, below));
  if (typeof have !== 'string' || told !== target) {
    return { obstacle: 'placeNotFound' };
  }
  const others = imagesNamed(files, outermost, parseImage(own).name);
  if (others > 1) return { obstacle: 'placeAmbiguous' };
  return editEntry(outermost, index, below.name, parseImage(have));
}

function entryFor(kustomization: Kustomization, { name }: ImageName): number {
  return listOf(kustomization, 'images').findIndex(
    entry => dataAt(entry, ['name']) === name,
  );
}

function replaced(kustomization: Kustomization, image: ImageName): ImageName {
  const entry = listOf(kustomization, 'images')[entryFor(kustomization, image)];
  const text = (key: string) => {
    const value = dataAt(entry, [key]);
    return value === undefined ? undefined : String(value);
  };
  const [tag, digest] = [text('newTag'), text('digest')];
  const isPinned = tag !== undefined || digest !== undefined;
  return {
    name: text('newName') ?? image.name,
    tag: isPinned ? tag : image.tag,
    digest: isPinned ? digest : image.digest,
  };
}

/** How many places of everything that is built use the image. */
function imagesNamed(
  files: readonly SourceFile[],
  outermost: Kustomization,
  name: string,
): number {
  const count = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return 0;
    return Object.entries(value).reduce((sum, [key, each]) => {
      const isIt =
        key === 'image' &&
        typeof each === 'string' &&
        parseImage(each).name === name;
      return sum + (isIt ? 1 : count(each));
    }, 0);
  };
  return objectsBelow(files, [outermost], name).reduce(
    (sum, { found }) => sum + count(found.data),
    0,
  );
}

function editEntry(
  { file, data }: Kustomization,
  index: number,
  below: string,
  { name, tag, digest }: ImageName,
): FoundPlace {
  const entry: FieldPath = ['images', index];
  const newName = dataAt(data, [...entry, 'newName']);
  const changes: Array<[string, YamlValue | undefined]> = [
    ['newName', name === below && newName === undefined ? undefined : name],
    ['newTag', tag],
    ['digest', digest],
  ];
  const after = attempt(() =>
    changes.reduce((text, [key, value]) => {
      const before = dataAt(data, [...entry, key]);
      if (String(before) === String(value)) return text;
      return changeYaml(text, { index: 0, path: [...entry, key], value });
    }, file.text),
  );
  if (typeof after !== 'string') return after;
  const { repository, path } = file;
  return { edits: [{ repository, path, before: file.text, after }] };
}
