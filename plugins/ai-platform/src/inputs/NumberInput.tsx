import { NumberField } from '@backstage/ui';
import { FieldIssues } from './FieldIssues';
import type { InputProps } from './inputProps';
import { useInput } from './useInput';

interface NumberInputProps extends InputProps {
  minValue: number;
}

/** A number; an empty one is no answer and shows the default. */
export const NumberInput = (props: NumberInputProps) => {
  const { path, minValue, fallback: given, ...rest } = props;
  const input = useInput({ path, fallback: given });
  const { value, fallback } = input;
  return (
    <div data-field>
      <NumberField
        {...rest}
        {...input.control}
        size="medium"
        minValue={minValue}
        placeholder={
          typeof fallback === 'number' ? fallback.toLocaleString() : undefined
        }
        value={typeof value === 'number' ? value : NaN}
        onChange={next => input.set(Number.isNaN(next) ? undefined : next)}
      />
      <FieldIssues
        id={input.issuesId}
        issues={input.shown}
        label={rest.label}
      />
    </div>
  );
};
