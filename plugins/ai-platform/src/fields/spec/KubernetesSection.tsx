import {
  KUBERNETES_VERSIONS,
  type Environment,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { SelectInput } from '../../inputs/SelectInput';
import { useTexts } from '../../useTexts';
import { Section } from './Section';

const PATH = ['spec', 'kubernetes'];

/** Which Kubernetes the control plane runs. */
export const KubernetesSection = ({ filled }: { filled: Environment }) => {
  const t = useTexts();
  const { cloud, kubernetes } = filled.spec;
  return (
    <Section
      title={t('sections.kubernetes.title')}
      summary={t('sections.kubernetes.summary', {
        version: kubernetes.version,
      })}
      paths={[PATH]}
    >
      <SelectInput
        path={[...PATH, 'version']}
        label={t('sections.kubernetes.version')}
        options={KUBERNETES_VERSIONS[cloud].map(version => ({
          id: version,
          label: version,
        }))}
      />
    </Section>
  );
};
