import { Select, Switch } from '@backstage/ui';
import {
  DRIFT_SEVERITIES,
  DRIFT_STATES,
  type DriftView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { Filters } from '../../shared/Filters';
import { useTexts } from '../../useTexts';
import type { DriftFilter } from './driftFilter';

interface FilterBarProps {
  view: DriftView;
  filter: DriftFilter;
  onChange(filter: DriftFilter): void;
}

/** Chooses what of the drift is shown. */
export const FilterBar = ({ view, filter, onChange }: FilterBarProps) => {
  const t = useTexts();
  const sources = [...view.applications, ...view.workspaces];
  if (sources.length === 0) return null;
  const set = (change: Partial<DriftFilter>) =>
    onChange({ ...filter, ...change });
  return (
    <Filters>
      <Select
        label={t('driftTab.filter.severity')}
        options={[
          { id: 'all', label: t('driftTab.filter.all') },
          ...[...DRIFT_SEVERITIES].reverse().map(id => ({
            ...{ id, label: t(`drift.severity.${id}`) },
          })),
        ]}
        value={filter.severity}
        onChange={id => set({ severity: id as DriftFilter['severity'] })}
      />
      <Select
        label={t('driftTab.filter.state')}
        options={[
          { id: 'open', label: t('driftTab.filter.open') },
          { id: 'all', label: t('driftTab.filter.all') },
          ...DRIFT_STATES.map(id => ({ id, label: t(`drift.state.${id}`) })),
        ]}
        value={filter.state}
        onChange={id => set({ state: id as DriftFilter['state'] })}
      />
      {sources.length > 1 && (
        <Select
          label={t('driftTab.filter.source')}
          options={[
            { id: 'all', label: t('driftTab.filter.anySource') },
            ...sources.map(({ id, name }) => ({ id, label: name })),
          ]}
          value={filter.source}
          onChange={id => set({ source: String(id) })}
        />
      )}
      <Switch
        label={t('driftTab.filter.noise')}
        isSelected={filter.noise}
        onChange={noise => set({ noise })}
      />
    </Filters>
  );
};
