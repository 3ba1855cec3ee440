import { useState } from 'react';
import { Button } from '@backstage/ui';
import { useForm } from '../../document/FormDocument';
import { issuesUnder } from '../../document/issues';
import { WORDS } from '../../inputs/notation';
import { NumberInput } from '../../inputs/NumberInput';
import { SwitchInput } from '../../inputs/SwitchInput';
import { WrittenInput } from '../../inputs/WrittenInput';
import { useTexts } from '../../useTexts';
import styles from '../fields.module.css';
import type { Service } from './services';

const PLATFORM = ['spec', 'platform'];

const Sizes = ({ service }: { service: Service }) => {
  const t = useTexts();
  const path = [...PLATFORM, service.id];
  return (
    <div className={styles.sizes}>
      {service.flags?.map(flag => (
        <SwitchInput
          key={flag}
          path={[...path, flag]}
          label={t(`sections.services.${flag}`)}
        />
      ))}
      {service.id === 'kubeflow' && (
        <WrittenInput
          path={[...path, 'profiles']}
          notation={WORDS}
          label={t('sections.services.profiles')}
          description={t('sections.services.profilesDescription')}
        />
      )}
      {service.sizes.length > 0 && (
        <div className={styles.numbers}>
          {service.sizes.map(size => (
            <NumberInput
              key={size}
              path={[...path, size]}
              label={t(`sections.services.${size}`)}
              minValue={1}
            />
          ))}
        </div>
      )}
    </div>
  );
};

/** One service: on or off, and its sizes for whoever wants to see them. */
export const ServiceRow = ({ service }: { service: Service }) => {
  const t = useTexts();
  const [isAsked, setAsked] = useState(false);
  const path = [...PLATFORM, service.id];
  const enabled = useForm(
    form => form.filled.spec.platform[service.id].enabled,
  );
  // What is wrong with a size must not stay hidden.
  const hasFault = useForm(form =>
    issuesUnder(form.issues, path).some(
      issue => issue.path[path.length] !== 'enabled',
    ),
  );
  const hasSizes = service.sizes.length > 0 || service.flags !== undefined;
  const isOpen = enabled && hasSizes && (isAsked || hasFault);
  return (
    <li className={styles.service}>
      <div className={styles.serviceHead}>
        <SwitchInput path={[...path, 'enabled']} label={service.title} />
        {enabled && hasSizes && (
          <Button
            size="small"
            variant="tertiary"
            aria-expanded={isOpen}
            aria-label={t('sections.services.sizes', {
              service: service.title,
            })}
            onPress={() => setAsked(!isOpen)}
          >
            {t('sections.services.sizesShort')}
          </Button>
        )}
      </div>
      {isOpen && <Sizes service={service} />}
    </li>
  );
};
