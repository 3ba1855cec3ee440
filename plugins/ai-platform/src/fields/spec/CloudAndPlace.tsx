import { useMemo, useRef } from 'react';
import {
  CLOUDS,
  REGIONS,
  type Cloud,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { RiAmazonFill, RiGoogleFill, RiMicrosoftFill } from '@remixicon/react';
import { valueAt } from '../../document/data';
import { useChange, useForm } from '../../document/FormDocument';
import { CardsInput } from '../../inputs/CardsInput';
import { ComboInput } from '../../inputs/ComboInput';
import { TextInput } from '../../inputs/TextInput';
import { useTexts } from '../../useTexts';
import styles from '../fields.module.css';
import { cloudAnswers, switchCloud, type CloudAnswers } from './switchCloud';

const ICONS: Record<Cloud, JSX.Element> = {
  aws: <RiAmazonFill size={20} aria-hidden />,
  gcp: <RiGoogleFill size={20} aria-hidden />,
  azure: <RiMicrosoftFill size={20} aria-hidden />,
};

const ACCOUNT_EXAMPLES: Record<Cloud, string> = {
  aws: '123456789012',
  gcp: 'fraud-ml-dev',
  azure: '0b1f6471-1bf0-4dda-aec3-cb9272f09590',
};

/** The cloud that is chosen, if one is. */
export function useCloud(): Cloud | undefined {
  return useForm(({ complete }) => {
    const cloud = valueAt(complete, ['spec', 'cloud']);
    return CLOUDS.find(known => known === cloud);
  });
}

const CloudInput = () => {
  const t = useTexts();
  const change = useChange();
  const spec = useForm(form => form.document.spec);
  const current = useCloud();
  const answers = useRef<Partial<Record<Cloud, CloudAnswers>>>({});
  const choose = (id: string) => {
    const cloud = id as Cloud;
    if (current) answers.current[current] = cloudAnswers(spec);
    change(
      ['spec'],
      switchCloud({ spec, cloud, remembered: answers.current[cloud] }),
    );
  };
  return (
    <CardsInput
      path={['spec', 'cloud']}
      label={t('questions.cloud.label')}
      secondaryLabel={t('form.required')}
      isRequired
      options={CLOUDS.map(id => ({
        id,
        title: t(`questions.cloud.${id}`),
        icon: ICONS[id],
      }))}
      onChoose={choose}
    />
  );
};

const RegionInput = ({ cloud }: { cloud: Cloud | undefined }) => {
  const t = useTexts();
  const sections = useMemo(() => {
    const regions = cloud ? REGIONS[cloud] : [];
    const options = regions.map(region => ({ id: region, label: region }));
    return [{ title: '', options }];
  }, [cloud]);
  return (
    <ComboInput
      path={['spec', 'region']}
      label={t('questions.region.label')}
      description={t('questions.region.description')}
      placeholder={t(
        cloud ? 'questions.region.placeholder' : 'questions.region.chooseCloud',
      )}
      secondaryLabel={t('form.required')}
      isRequired
      isDisabled={!cloud}
      sections={sections}
    />
  );
};

/** On which cloud the environment is built, and where on it. */
export const CloudAndPlace = () => {
  const t = useTexts();
  const cloud = useCloud();
  const account = cloud
    ? (`questions.account.${cloud}` as const)
    : 'questions.account';
  return (
    <>
      <CloudInput />
      <div className={styles.pair}>
        <RegionInput cloud={cloud} />
        <TextInput
          path={['spec', 'account']}
          label={t(`${account}.label`)}
          description={t(`${account}.description`)}
          placeholder={
            cloud ? ACCOUNT_EXAMPLES[cloud] : t('questions.region.chooseCloud')
          }
          secondaryLabel={t('form.required')}
          isRequired
          isDisabled={!cloud}
        />
      </div>
    </>
  );
};
