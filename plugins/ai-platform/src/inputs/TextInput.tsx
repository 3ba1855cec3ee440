import { TextField } from '@backstage/ui';
import { FieldIssues } from './FieldIssues';
import type { InputProps } from './inputProps';
import { useInput } from './useInput';

interface TextInputProps extends InputProps {
  /** An example; where there is none, the default is shown. */
  placeholder?: string;
  isDisabled?: boolean;
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

/** One line of text. An empty one is no answer. */
export const TextInput = (props: TextInputProps) => {
  const { path, placeholder, fallback: given, ...rest } = props;
  const input = useInput({ path, fallback: given });
  const text = textOf(input.value);
  return (
    <div data-field>
      <TextField
        {...rest}
        {...input.control}
        size="medium"
        autoComplete="off"
        placeholder={
          textOf(input.preset) || (placeholder ?? textOf(input.fallback))
        }
        value={text}
        onChange={next => input.set(next === '' ? undefined : next)}
        onBlur={() => {
          if (text.trim() !== text) input.set(text.trim() || undefined);
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
