import type { Cloud } from '@flagstone/backstage-plugin-ai-platform-common';
import { useForm } from '../../document/FormDocument';
import { SelectInput } from '../../inputs/SelectInput';
import { TextInput } from '../../inputs/TextInput';
import { useTexts } from '../../useTexts';
import styles from '../fields.module.css';
import { Group } from './Group';
import { Section } from './Section';

const GITOPS = ['spec', 'gitops'];
const IAC = ['spec', 'iac'];

const GITOPS_ENGINES = [
  { id: 'argocd', label: 'Argo CD' },
  { id: 'flux', label: 'Flux' },
];
const IAC_ENGINES = [
  { id: 'terraform', label: 'Terraform' },
  { id: 'opentofu', label: 'OpenTofu' },
];

// Which fields the Terraform state has, by cloud.
const STATE_FIELDS = {
  aws: ['bucket', 'region', 'kmsKey'],
  gcp: ['bucket', 'kmsKey'],
  azure: ['resourceGroup', 'storageAccount', 'container'],
} as const satisfies Record<Cloud, readonly string[]>;

function titleOf(engines: typeof GITOPS_ENGINES, id: string): string {
  return engines.find(engine => engine.id === id)?.label ?? id;
}

const GitOpsInputs = () => {
  const t = useTexts();
  return (
    <Group title={t('sections.delivery.gitops')}>
      <TextInput
        path={[...GITOPS, 'repoUrl']}
        label={t('sections.delivery.repoUrl')}
        description={t('sections.delivery.repoUrlDescription')}
      />
      <div className={styles.pair}>
        <SelectInput
          path={[...GITOPS, 'engine']}
          label={t('sections.delivery.engine')}
          options={GITOPS_ENGINES}
        />
        <SelectInput
          path={[...GITOPS, 'layout']}
          label={t('sections.delivery.layout')}
          options={[
            {
              id: 'repositories',
              label: t('sections.delivery.repositories'),
            },
            { id: 'monorepo', label: t('sections.delivery.monorepo') },
          ]}
        />
        <TextInput
          path={[...GITOPS, 'revision']}
          label={t('sections.delivery.revision')}
        />
        <TextInput
          path={[...GITOPS, 'cluster']}
          label={t('sections.delivery.cluster')}
        />
      </div>
    </Group>
  );
};

const IacInputs = ({ cloud }: { cloud: Cloud }) => {
  const t = useTexts();
  return (
    <Group title={t('sections.delivery.iac')}>
      <div className={styles.pair}>
        <SelectInput
          path={[...IAC, 'engine']}
          label={t('sections.delivery.engine')}
          options={IAC_ENGINES}
        />
        <TextInput
          path={[...IAC, 'modules', 'version']}
          label={t('sections.delivery.version')}
        />
      </div>
      <TextInput
        path={[...IAC, 'modules', 'source']}
        label={t('sections.delivery.source')}
      />
      <div className={styles.pair}>
        {STATE_FIELDS[cloud].map(field => (
          <TextInput
            key={field}
            path={[...IAC, 'state', field]}
            label={`${t('sections.delivery.state')}: ${t(
              `sections.delivery.${field}`,
            )}`}
          />
        ))}
      </div>
    </Group>
  );
};

/** From which repositories and with which engines the environment is built. */
export const DeliverySection = () => {
  const t = useTexts();
  const { cloud, gitops, iac } = useForm(({ filled: { spec } }) => ({
    cloud: spec.cloud,
    gitops: spec.gitops,
    iac: spec.iac.engine,
  }));
  return (
    <Section
      title={t('sections.delivery.title')}
      summary={t('sections.delivery.summary', {
        gitops: titleOf(GITOPS_ENGINES, gitops.engine),
        iac: titleOf(IAC_ENGINES, iac),
        repository: gitops.repoUrl,
      })}
      paths={[GITOPS, IAC]}
    >
      <GitOpsInputs />
      <IacInputs cloud={cloud} />
    </Section>
  );
};
