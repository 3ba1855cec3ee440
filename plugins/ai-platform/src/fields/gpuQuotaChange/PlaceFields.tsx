import { Select, TextField } from '@backstage/ui';
import { devicesText } from '../../quota/texts';
import { useTexts, type Texts } from '../../useTexts';
import type { ChangeRequest } from './changeRequest';
import { FieldNotes } from './FieldNotes';
import {
  choicesOf,
  chosenChoice,
  type QuotaChoice,
  type QuotaPlaceChoice,
} from './quotaChoices';

interface PlaceFieldsProps {
  places: readonly QuotaPlaceChoice[];
  place?: QuotaPlaceChoice;
  choices: readonly QuotaChoice[];
  choice?: QuotaChoice;
  request: ChangeRequest;
  isRefused: boolean;
  onChoose(place: QuotaPlaceChoice, choice: QuotaChoice | undefined): void;
  onWrite(changes: ChangeRequest): void;
}

function choiceLabel(
  t: Texts,
  { resource, accelerator, queue }: QuotaChoice,
): string {
  if (!accelerator) return resource;
  const title = devicesText(t, accelerator);
  if (!queue) return title === resource ? title : `${title} (${resource})`;
  return t('gpuQuotaChange.flavor', {
    ...{ title, queue: queue.name, flavor: queue.flavor.flavor },
  });
}

/** A value that has to be written, where no cluster offers any. */
const Written = (props: {
  name: 'namespace' | 'resource';
  request: ChangeRequest;
  isRefused: boolean;
  onWrite(changes: ChangeRequest): void;
}) => {
  const t = useTexts();
  const { name, request, isRefused, onWrite } = props;
  const label = t(`gpuQuotaChange.fields.${name}`);
  const isMissing = isRefused && !request[name];
  return (
    <div data-field>
      <TextField
        size="medium"
        autoComplete="off"
        isRequired
        isInvalid={isMissing}
        validationBehavior="aria"
        label={label}
        secondaryLabel={t('form.required')}
        description={t(`gpuQuotaChange.fields.${name}Description`)}
        value={request[name] ?? ''}
        onChange={text => onWrite({ [name]: text.trim() || undefined })}
      />
      <FieldNotes
        errors={
          isMissing ? [t('gpuQuotaChange.missing', { field: label })] : []
        }
      />
    </div>
  );
};

/** Which quota it is about: chosen from what the clusters show, or written where they show nothing. */
export const PlaceFields = (props: PlaceFieldsProps) => {
  const t = useTexts();
  const { places, place, choices, choice, request } = props;
  const { isRefused, onChoose, onWrite } = props;
  const written = { request, isRefused, onWrite };
  return (
    <>
      {place ? (
        <Select
          size="medium"
          label={t('gpuQuotaChange.fields.namespace')}
          options={places.map(({ id, cluster, namespace }) => ({
            id,
            label: t('gpuQuotaChange.place', {
              namespace: namespace.namespace,
              cluster: cluster.title,
            }),
          }))}
          value={place.id}
          onChange={id => {
            const next = places.find(each => each.id === id);
            if (next) {
              onChoose(next, chosenChoice(choicesOf(next.namespace), request));
            }
          }}
        />
      ) : (
        <Written name="namespace" {...written} />
      )}
      {place && choice ? (
        <Select
          size="medium"
          label={t('gpuQuotaChange.fields.resource')}
          options={choices.map(each => ({
            id: each.id,
            label: choiceLabel(t, each),
          }))}
          value={choice.id}
          onChange={id =>
            onChoose(
              place,
              choices.find(each => each.id === id),
            )
          }
        />
      ) : (
        <Written name="resource" {...written} />
      )}
    </>
  );
};
