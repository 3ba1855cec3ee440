import { STAGES } from '@flagstone/backstage-plugin-ai-platform-common';
import { Alert } from '@backstage/ui';
import { valueAt } from '../../document/data';
import { useForm } from '../../document/FormDocument';
import { CardsInput } from '../../inputs/CardsInput';
import { TextInput } from '../../inputs/TextInput';
import { useTexts } from '../../useTexts';
import { CloudAndPlace } from './CloudAndPlace';
import { stageOfName } from './startingSpec';

const ProfileInput = () => {
  const t = useTexts();
  return (
    <CardsInput
      path={['spec', 'profile']}
      label={t('questions.profile.label')}
      isRequired
      secondaryLabel={t('form.required')}
      options={[
        {
          id: 'balanced',
          title: t('questions.profile.balanced.title'),
          text: t('questions.profile.balanced.text'),
        },
        {
          id: 'gpu-training',
          title: t('questions.profile.gpuTraining.title'),
          text: t('questions.profile.gpuTraining.text'),
        },
      ]}
    />
  );
};

/** Says so where the name of the first page promises another stage. */
const NameDiffers = () => {
  const t = useTexts();
  const { name, stage } = useForm(({ complete }) => ({
    name: String(valueAt(complete, ['metadata', 'name']) ?? ''),
    stage: valueAt(complete, ['spec', 'stage']),
  }));
  const promised = stageOfName(name);
  return promised !== undefined && stage !== undefined && promised !== stage ? (
    <Alert
      status="info"
      icon
      title={t('questions.stage.nameDiffers', { name, stage: promised })}
    />
  ) : null;
};

/** The few questions that everybody answers. */
export const Questions = () => {
  const t = useTexts();
  return (
    <>
      <ProfileInput />
      <CardsInput
        path={['spec', 'stage']}
        label={t('questions.stage.label')}
        secondaryLabel={t('form.required')}
        isRequired
        options={STAGES.map(id => ({ id, title: t(`questions.stage.${id}`) }))}
      />
      <NameDiffers />
      <CloudAndPlace />
      <TextInput
        path={['spec', 'network', 'cidr']}
        label={t('questions.cidr.label')}
        description={t('questions.cidr.description')}
        placeholder="10.40.0.0/16"
        secondaryLabel={t('form.required')}
        isRequired
      />
    </>
  );
};
