import { useEffect, useRef } from 'react';
import { valueAt } from '../../document/data';
import { useChange, useForm } from '../../document/FormDocument';
import { TextInput } from '../../inputs/TextInput';
import { useTexts } from '../../useTexts';
import { suggestName } from './suggestName';

/** Keeps the name at what project and stage suggest, until somebody writes another one. */
function useSuggestedName() {
  const change = useChange();
  const suggestion = useForm(({ document: { metadata, spec } }) =>
    suggestName({ project: valueAt(metadata, ['project']), spec }),
  );
  const name = useForm(form => valueAt(form.document, ['metadata', 'name']));
  const previous = useRef(suggestion);
  useEffect(() => {
    if (previous.current === suggestion) return;
    const untouched = name === undefined || name === previous.current;
    previous.current = suggestion;
    if (untouched) change(['metadata', 'name'], suggestion);
  }, [name, suggestion, change]);
}

/** Which project the environment belongs to, and what it is called. */
export const ProjectAndName = () => {
  const t = useTexts();
  useSuggestedName();
  return (
    <>
      <TextInput
        path={['metadata', 'project']}
        label={t('metadata.project.label')}
        description={t('metadata.project.description')}
        placeholder="fraud"
        secondaryLabel={t('form.required')}
        isRequired
      />
      <TextInput
        path={['metadata', 'name']}
        label={t('metadata.name.label')}
        description={t('metadata.name.description')}
        placeholder="fraud-dev"
        secondaryLabel={t('form.required')}
        isRequired
      />
    </>
  );
};
