import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { useTexts } from '../../useTexts';
import { useComponent } from './ComponentsProvider';

/** The component that a workload belongs to: a link where the catalog has it, else the id that the workload carries. */
export const ComponentLink = ({ id }: { id: string | undefined }) => {
  const t = useTexts();
  const component = useComponent(id);
  const entityRoute = useRouteRef(entityRouteRef);
  if (!component) return <>{id ?? t('view.none')}</>;
  const { name, title } = component.metadata;
  return (
    <Link
      href={entityRoute(entityRouteParams(component, { encodeParams: true }))}
    >
      {title ?? name}
    </Link>
  );
};
