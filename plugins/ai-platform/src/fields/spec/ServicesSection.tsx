import type { Environment } from '@flagstone/backstage-plugin-ai-platform-common';
import { useFormDocument } from '../../document/FormDocument';
import { issuesUnder } from '../../document/issues';
import { SelectInput } from '../../inputs/SelectInput';
import { useTexts, type Texts } from '../../useTexts';
import styles from '../fields.module.css';
import { Section } from './Section';
import { ServiceRow } from './ServiceRow';
import { CHOICES, choiceTitle, SERVICES } from './services';

const PATH = ['spec', 'platform'];
const NAMED = 5;

/** The services that are on, the first few by name. */
function summaryOf({ spec: { platform } }: Environment, t: Texts): string {
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
export const ServicesSection = ({ filled }: { filled: Environment }) => {
  const t = useTexts();
  const { issues } = useFormDocument();
  return (
    <Section
      title={t('sections.services.title')}
      summary={summaryOf(filled, t)}
      paths={[PATH]}
    >
      <ul className={styles.services}>
        {SERVICES.map(service => (
          <ServiceRow
            key={service.id}
            service={service}
            filled={filled}
            hasFault={issuesUnder(issues, [...PATH, service.id]).some(
              issue => issue.path[3] !== 'enabled',
            )}
          />
        ))}
      </ul>
      <Choices />
    </Section>
  );
};
