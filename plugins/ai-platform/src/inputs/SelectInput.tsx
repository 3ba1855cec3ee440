import { Select } from '@backstage/ui';
import { FieldIssues } from './FieldIssues';
import type { InputProps } from './inputProps';
import { useInput } from './useInput';

export interface SelectOption {
  id: string;
  label: string;
}

interface SelectInputProps extends InputProps {
  options: readonly SelectOption[];
  /** What a choice does, where it does more than to set the value. */
  onChoose?(id: string): void;
}

/** One of a few. Shows the default, and choosing the default is no answer. */
export const SelectInput = (props: SelectInputProps) => {
  const { path, options, onChoose, fallback: given, ...rest } = props;
  const input = useInput({ path, immediate: true, fallback: given });
  const { value, fallback } = input;
  const chosen = value ?? fallback;
  return (
    <div data-field>
      <Select
        {...rest}
        {...input.control}
        size="medium"
        options={options}
        value={typeof chosen === 'string' ? chosen : null}
        onChange={next => {
          if (onChoose) onChoose(String(next));
          else input.set(next === fallback ? undefined : next);
        }}
      />
      <FieldIssues
        id={input.issuesId}
        issues={input.shown}
        label={rest.label}
      />
    </div>
  );
};
