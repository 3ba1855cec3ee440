import { useMemo } from 'react';
import { SearchField, Select } from '@backstage/ui';
import {
  DRIFT_SEVERITIES,
  DRIFT_SOURCES,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { Filters } from '../../shared/Filters';
import { useTexts } from '../../useTexts';
import { shortName } from './entityNames';
import { ROW_STATES, type DriftRow, type RowFilter } from './rowFilter';

/** A list wants a key for everything; no choice has this one. */
const ANY = 'any';

interface ChoiceProps {
  label: string;
  any: string;
  options: readonly { id: string; label: string }[];
  value: string;
  search?: string;
  onChange(value: string): void;
}

const Choice = (props: ChoiceProps) => {
  const { label, any, options, value, search, onChange } = props;
  return (
    <Select
      label={label}
      options={[{ id: ANY, label: any }, ...options]}
      value={value || ANY}
      onChange={id => onChange(id === ANY ? '' : String(id))}
      {...(search && { search: { placeholder: search } })}
    />
  );
};

/** The owners of all rows by name. */
function useOwners(rows: readonly DriftRow[]) {
  return useMemo(() => {
    const owners = new Set(rows.flatMap(({ owner }) => owner ?? []));
    return [...owners]
      .sort()
      .map(owner => ({ id: owner, label: shortName(owner) }));
  }, [rows]);
}

interface RollUpFiltersProps {
  rows: readonly DriftRow[];
  filter: RowFilter;
  onChange(filter: RowFilter): void;
}

/** Chooses which rows are shown. */
export const RollUpFilters = (props: RollUpFiltersProps) => {
  const t = useTexts();
  const { rows, filter, onChange } = props;
  const owners = useOwners(rows);
  const all = t('driftPage.filter.all');
  const set = (name: keyof RowFilter) => (value: string) =>
    onChange({ ...filter, [name]: value });
  return (
    <Filters>
      <SearchField
        aria-label={t('driftPage.filter.search')}
        placeholder={t('driftPage.filter.search')}
        value={filter.search}
        onChange={set('search')}
      />
      <Choice
        label={t('driftPage.filter.owner')}
        any={t('driftPage.filter.anyOwner')}
        options={owners}
        search={t('driftPage.filter.searchOwner')}
        value={filter.owner}
        onChange={set('owner')}
      />
      <Choice
        label={t('driftPage.filter.severity')}
        any={all}
        options={[...DRIFT_SEVERITIES].reverse().map(id => ({
          ...{ id, label: t(`drift.severity.${id}`) },
        }))}
        value={filter.severity}
        onChange={set('severity')}
      />
      <Choice
        label={t('driftPage.filter.state')}
        any={all}
        options={[
          { id: 'open', label: t('driftPage.filter.open') },
          ...ROW_STATES.map(id => ({ id, label: t(`drift.state.${id}`) })),
        ]}
        value={filter.state}
        onChange={set('state')}
      />
      <Choice
        label={t('driftPage.filter.source')}
        any={all}
        options={DRIFT_SOURCES.map(id => ({
          ...{ id, label: t(`drift.source.${id}`) },
        }))}
        value={filter.source}
        onChange={set('source')}
      />
    </Filters>
  );
};
