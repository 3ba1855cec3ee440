import { KUBERNETES_VERSIONS } from '@flagstone/backstage-plugin-ai-platform-common';
import { useForm } from '../../document/FormDocument';
import { SelectInput } from '../../inputs/SelectInput';
import { useTexts } from '../../useTexts';
import { Section } from './Section';

const PATH = ['spec', 'kubernetes'];

/** Which Kubernetes the control plane runs. */
export const KubernetesSection = () => {
  const t = useTexts();
  const cloud = useForm(form => form.filled.spec.cloud);
  const { version: chosen } = useForm(form => form.filled.spec.kubernetes);
  return (
    <Section
      title={t('sections.kubernetes.title')}
      summary={t('sections.kubernetes.summary', {
        version: chosen,
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
