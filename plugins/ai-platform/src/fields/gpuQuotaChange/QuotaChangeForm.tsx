import { useEffect, useMemo } from 'react';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Alert, Text } from '@backstage/ui';
import { FaultNote } from '../../shared/FaultNote';
import { ViewSkeleton } from '../../shared/ViewSkeleton';
import { ClusterProblems } from '../../quota/ClusterProblems';
import { useAskedQuota } from '../../quota/useAskedQuota';
import { useGpuQuota } from '../../quota/useGpuQuota';
import { useTexts } from '../../useTexts';
import styles from '../fields.module.css';
import { AmountField } from './AmountField';
import type { ChangeRequest } from './changeRequest';
import { limitOf, quotaLimits } from './limitOf';
import { observedBy } from './observedBy';
import { PlaceFields } from './PlaceFields';
import {
  choicesOf,
  chosenChoice,
  chosenPlace,
  placesOf,
  type QuotaChoice,
  type QuotaPlaceChoice,
} from './quotaChoices';
import { QuotaDocumentNote } from './QuotaDocumentNote';
import { QuotaNow } from './QuotaNow';
import { ReasonField } from './ReasonField';
import { useQuotaEntity } from './useQuotaEntity';

interface QuotaChangeFormProps {
  entityRef: string;
  request: ChangeRequest;
  /** True once the form has refused to go on. */
  isRefused: boolean;
  onChange(request: ChangeRequest): void;
}

/** What is written down of a choice. */
function chosen(
  place: QuotaPlaceChoice,
  choice: QuotaChoice | undefined,
): ChangeRequest {
  return {
    cluster: place.cluster.name,
    namespace: place.namespace.namespace,
    resource: choice?.resource,
    flavor: choice?.queue?.flavor.flavor,
    observed: observedBy(place, choice),
  };
}

/** Asks for another quota, beside what the cluster says of the one that is there. */
export const QuotaChangeForm = (props: QuotaChangeFormProps) => {
  const { entityRef, request, isRefused, onChange } = props;
  const t = useTexts();
  const asked = useAskedQuota();
  const { view, fault, retry } = useGpuQuota(entityRef);
  const entity = useQuotaEntity(entityRef);
  const config = useApi(configApiRef);
  const limits = useMemo(() => quotaLimits(config), [config]);

  const places = placesOf(view);
  const place = chosenPlace(places, request);
  const choices = place ? choicesOf(place.namespace) : [];
  const choice = chosenChoice(choices, request);
  const change = (changes: ChangeRequest) =>
    onChange({
      ...request,
      ...(place && { observed: observedBy(place, choice) }),
      ...changes,
    });

  // What shows as chosen is what is sent.
  const isOpen =
    place !== undefined &&
    choice !== undefined &&
    (request.namespace === undefined ||
      request.resource !== choice.resource ||
      request.flavor !== choice.queue?.flavor.flavor);
  useEffect(() => {
    if (isOpen) onChange({ ...request, ...chosen(place, choice) });
  });

  if (!view && !fault) return <ViewSkeleton what={t('gpuQuota.what')} />;
  return (
    <>
      {fault && (
        <FaultNote
          fault={fault}
          asked={asked}
          keepsView={view !== undefined}
          onRetry={retry}
        />
      )}
      {view && <ClusterProblems clusters={view.clusters} />}
      {view && places.length === 0 && (
        <Alert
          status="warning"
          icon
          description={t('gpuQuotaChange.noNamespaces')}
        />
      )}
      <QuotaDocumentNote entityRef={entityRef} entity={entity} />
      <div className={styles.wide}>
        <PlaceFields
          {...{ places, place, choices, choice, request, isRefused }}
          onChoose={(nextPlace, nextChoice) =>
            change(chosen(nextPlace, nextChoice))
          }
          onWrite={change}
        />
      </div>
      {place && choice && (
        <section aria-label={t('gpuQuotaChange.now')}>
          <Text as="h3" variant="title-x-small">
            {t('gpuQuotaChange.now')}
          </Text>
          <QuotaNow place={place} choice={choice} />
        </section>
      )}
      <div className={styles.wide}>
        <AmountField
          {...{ choice, request, isRefused }}
          limit={
            request.resource === undefined
              ? undefined
              : limitOf(limits, choice ?? { resource: request.resource }, {
                  stage: entity?.stage,
                  amount: request.amount,
                })
          }
          onChange={amount => change({ amount })}
        />
        <ReasonField
          {...{ request, isRefused }}
          onChange={reason => change({ reason })}
        />
      </div>
    </>
  );
};
