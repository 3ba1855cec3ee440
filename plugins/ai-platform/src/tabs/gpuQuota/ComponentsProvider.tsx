import {
  createContext,
  useContext,
  useEffect,
  useState,
  type ReactNode,
} from 'react';
import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  ECOSYSTEM_ANNOTATIONS,
  type GpuQuotaView,
} from '@flagstone/backstage-plugin-ai-platform-common';

const ANNOTATION = `metadata.annotations.${ECOSYSTEM_ANNOTATIONS.kubernetesId}`;
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  ANNOTATION,
];

type Components = ReadonlyMap<string, Entity>;

const ComponentsContext = createContext<Components>(new Map());

/** The ids that workloads carry, sorted, so that the same ids are the same question. */
function idsOf(view: GpuQuotaView): string[] {
  const ids = view.clusters
    .flatMap(cluster => cluster.namespaces)
    .flatMap(({ holders, waiting }) => [...holders, ...waiting])
    .flatMap(({ component }) => (component ? [component] : []));
  return [...new Set(ids)].sort();
}

/** The component of each id, as far as the user may see it. An id that several claim belongs to none of them. */
function byId(entities: readonly Entity[]): Components {
  const components = new Map<string, Entity>();
  const claimed = new Set<string>();
  for (const entity of entities) {
    const id =
      entity.metadata.annotations?.[ECOSYSTEM_ANNOTATIONS.kubernetesId];
    if (id === undefined) continue;
    if (claimed.has(id)) components.delete(id);
    else components.set(id, entity);
    claimed.add(id);
  }
  return components;
}

interface ComponentsProviderProps {
  view: GpuQuotaView;
  children: ReactNode;
}

/** Looks up the components of all workloads at once, with the user's rights; without an answer there are no links. */
export const ComponentsProvider = (props: ComponentsProviderProps) => {
  const { view, children } = props;
  const catalogApi = useApi(catalogApiRef);
  const [components, setComponents] = useState<Components>(new Map());
  const question = JSON.stringify(idsOf(view));
  useEffect(() => {
    const ids: string[] = JSON.parse(question);
    let current = true;
    if (ids.length > 0) {
      catalogApi
        .getEntities({
          filter: { kind: 'component', [ANNOTATION]: ids },
          fields: FIELDS,
        })
        .then(
          ({ items }) => current && setComponents(byId(items)),
          () => current && setComponents(new Map()),
        );
    }
    return () => {
      current = false;
    };
  }, [catalogApi, question]);
  return (
    <ComponentsContext.Provider value={components}>
      {children}
    </ComponentsContext.Provider>
  );
};

/** The component that an id belongs to, if the user may see it. */
export function useComponent(id: string | undefined): Entity | undefined {
  const components = useContext(ComponentsContext);
  return id === undefined ? undefined : components.get(id);
}
