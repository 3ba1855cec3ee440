import { useEffect, useState } from 'react';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { ComboOption } from '../../inputs/ComboInput';

/** The groups of the catalog. */
export interface Groups {
  status: 'loading' | 'loaded' | 'unavailable';
  /** Those that the signed-in user belongs to. */
  own: ComboOption[];
  others: ComboOption[];
}

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.description',
  'spec.profile.displayName',
];

function displayName(entity: Entity): string {
  const profile = entity.spec?.profile as { displayName?: string } | undefined;
  return profile?.displayName ?? entity.metadata.title ?? entity.metadata.name;
}

function toOption(entity: Entity): ComboOption {
  const id = stringifyEntityRef(entity);
  return { id, label: displayName(entity), description: id };
}

/** Two groups may have one display name; then the reference tells them apart. */
function distinct(options: ComboOption[]): ComboOption[] {
  return options.map(option => {
    const twin = options.some(
      other => other.id !== option.id && other.label === option.label,
    );
    return twin
      ? { ...option, label: `${option.label} (${option.id})` }
      : option;
  });
}

/** The groups that may own an environment, the user's own apart from the others. */
export function useGroups(): Groups {
  const catalog = useApi(catalogApiRef);
  const identity = useApi(identityApiRef);
  const [groups, setGroups] = useState<Groups>({
    status: 'loading',
    own: [],
    others: [],
  });

  useEffect(() => {
    let gone = false;
    const load = async () => {
      const [{ items }, { ownershipEntityRefs }] = await Promise.all([
        catalog.getEntities({ filter: { kind: 'Group' }, fields: FIELDS }),
        identity.getBackstageIdentity(),
      ]);
      if (gone) return;
      const options = distinct(items.map(toOption)).sort((a, b) =>
        a.label.localeCompare(b.label),
      );
      const isOwn = ({ id }: ComboOption) => ownershipEntityRefs.includes(id);
      setGroups({
        status: 'loaded',
        own: options.filter(isOwn),
        others: options.filter(option => !isOwn(option)),
      });
    };
    load().catch(() => {
      if (!gone) setGroups({ status: 'unavailable', own: [], others: [] });
    });
    return () => {
      gone = true;
    };
  }, [catalog, identity]);
  return groups;
}
