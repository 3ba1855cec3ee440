import type { Platform } from '@flagstone/backstage-plugin-ai-platform-common';
import { useForm } from '../../document/FormDocument';
import { SelectInput } from '../../inputs/SelectInput';
import { useTexts, type Texts } from '../../useTexts';
import styles from '../fields.module.css';
import { Section } from './Section';
import { ServiceRow } from './ServiceRow';
import { CHOICES, choiceTitle, SERVICES } from './services';

const PATH = ['spec', 'platform'];
const NAMED = 5;

/** The services that are on, the first few by name. */
function summaryOf(platform: Platform, t: Texts): string {
  const titles = SERVICES.filter(({ id }) => platform[id].enabled).map(
    ({ title }) => title,
  );
  const named = titles.slice(0, NAMED).join(', ');
  const further = titles.length - NAMED;
  return t('sections.services.summary', {
    services:
      further > 0
        ? t('sections.services.more', { services: named, count: further })
        : named || t('sections.services.none'),
    policy: choiceTitle(CHOICES.policy, platform.policy),
    mesh:
      platform.mesh === 'none'
        ? t('sections.services.noMesh')
        : choiceTitle(CHOICES.mesh, platform.mesh),
  });
}

const Choices = () => {
  const t = useTexts();
  const mesh = CHOICES.mesh.map(choice =>
    choice.id === 'none'
      ? { ...choice, label: t('sections.services.noMesh') }
      : choice,
  );
  return (
    <div className={styles.pair}>
      {(['policy', 'secrets', 'ingress', 'mesh'] as const).map(choice => (
        <SelectInput
          key={choice}
          path={[...PATH, choice]}
          label={t(`sections.services.${choice}`)}
          options={choice === 'mesh' ? mesh : CHOICES[choice]}
        />
      ))}
    </div>
  );
};

/** Which services the environment has, and how large they are. */
export const ServicesSection = () => {
  const t = useTexts();
  const platform = useForm(form => form.filled.spec.platform);
  return (
    <Section
      title={t('sections.services.title')}
      summary={summaryOf(platform, t)}
      paths={[PATH]}
    >
      <ul className={styles.services}>
        {SERVICES.map(service => (
          <ServiceRow key={service.id} service={service} />
        ))}
      </ul>
      <Choices />
    </Section>
  );
};
