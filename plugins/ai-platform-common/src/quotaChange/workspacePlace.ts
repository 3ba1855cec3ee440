import type { FieldPath } from '../yamlText/fieldPath';
import type { QuotaChange } from './quotaChange';
import type { Head, QuotaPlace } from './quotaPlace';
import { isExtendedResource, quotaResource } from './quotaResource';
import type { YamlDocument } from '../yamlText/yamlDocuments';
import { mapAt, nodeAt, quantityAt } from './yamlPlace';

const QUOTA = ['spec', 'quota'];
const COMPUTE = ['cpu', 'memory', 'storage', 'pods'];

/** The place of the resource in a Workspace document: `spec.quota`, added where it is missing, with the map that it goes in. */
export function workspacePlace(
  { document }: YamlDocument,
  { metadata, spec }: Head,
  { resource }: QuotaChange,
): QuotaPlace {
  const folder = folderOf(quotaResource(resource));
  const path = folder ? [...folder, quotaResource(resource)] : [];
  const value = folder && quantityAt(document, path);
  const missing = folder && nodeAt(document, folder) === undefined ? 2 : 1;
  const map =
    folder && !value
      ? mapAt(document, missing === 2 ? QUOTA : folder)
      : undefined;
  return {
    object: {
      kind: 'Workspace',
      name: metadata.name,
      namespace: workspaceNamespace({ metadata, spec }),
    },
    ...(spec?.stage !== undefined && { stage: String(spec.stage) }),
    ...{ path, document },
    ...(value && { value }),
    ...(map && { map, missing }),
  };
}

/** The namespace that a Workspace stands for. */
export function workspaceNamespace({
  metadata,
  spec,
}: Pick<Head, 'metadata' | 'spec'>): string {
  return String(spec?.namespace ?? metadata.name);
}

/** Where the document keeps the resource; undefined for what it does not limit. */
function folderOf(resource: string): FieldPath | undefined {
  if (COMPUTE.includes(resource)) return QUOTA;
  return isExtendedResource(resource) ? [...QUOTA, 'accelerators'] : undefined;
}
