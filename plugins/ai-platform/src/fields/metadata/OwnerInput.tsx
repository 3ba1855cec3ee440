import { useMemo } from 'react';
import { ComboInput } from '../../inputs/ComboInput';
import { useTexts } from '../../useTexts';
import { useGroups } from './useGroups';

/** Picks the owning group, the user's own groups first; any entity reference may be typed. */
export const OwnerInput = () => {
  const t = useTexts();
  const { status, own, others } = useGroups();
  const sections = useMemo(() => {
    if (own.length === 0) return [{ title: '', options: others }];
    return [
      { title: t('metadata.owner.own'), options: own },
      { title: t('metadata.owner.others'), options: others },
    ].filter(section => section.options.length > 0);
  }, [own, others, t]);
  return (
    <ComboInput
      path={['metadata', 'owner']}
      label={t('metadata.owner.label')}
      description={
        status === 'unavailable'
          ? t('metadata.owner.unavailable')
          : t('metadata.owner.description')
      }
      placeholder={
        status === 'loading'
          ? t('metadata.owner.loading')
          : t('metadata.owner.placeholder')
      }
      secondaryLabel={t('form.required')}
      isRequired
      sections={sections}
    />
  );
};
