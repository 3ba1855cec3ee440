import { useForm } from '../../document/FormDocument';
import { WORDS } from '../../inputs/notation';
import { NumberInput } from '../../inputs/NumberInput';
import { SwitchInput } from '../../inputs/SwitchInput';
import { TextInput } from '../../inputs/TextInput';
import { WrittenInput } from '../../inputs/WrittenInput';
import { useTexts } from '../../useTexts';
import styles from '../fields.module.css';
import { Section } from './Section';

const PATH = ['spec', 'network'];
const ZONES = [...PATH, 'zones'];
const PRIVATE_API = [...PATH, 'privateApi'];
const ALLOWED = [...PATH, 'apiAllowedCidrs'];
const DOMAIN = [...PATH, 'domain'];

/** What of the network is not its range. */
export const NetworkSection = () => {
  const t = useTexts();
  const { zones, privateApi, domain } = useForm(
    form => form.filled.spec.network,
  );
  return (
    <Section
      title={t('sections.network.title')}
      summary={t('sections.network.summary', {
        count: zones,
        api: t(
          privateApi
            ? 'sections.network.privateApi'
            : 'sections.network.publicApi',
        ),
        domain,
      })}
      paths={[ZONES, PRIVATE_API, ALLOWED, DOMAIN]}
    >
      <SwitchInput
        path={PRIVATE_API}
        label={t('sections.network.privateApiLabel')}
        description={t('sections.network.privateApiDescription')}
      />
      {!privateApi && (
        <WrittenInput
          path={ALLOWED}
          notation={WORDS}
          label={t('sections.network.apiAllowedCidrs')}
          description={t('sections.network.apiAllowedCidrsDescription')}
          placeholder="203.0.113.0/24"
        />
      )}
      <div className={styles.pair}>
        <NumberInput
          path={ZONES}
          label={t('sections.network.zones')}
          minValue={1}
        />
        <TextInput path={DOMAIN} label={t('sections.network.domain')} />
      </div>
    </Section>
  );
};
