import { Switch, Text } from '@backstage/ui';
import { FieldIssues } from './FieldIssues';
import type { InputProps } from './inputProps';
import styles from './inputs.module.css';
import { useInput } from './useInput';

interface SwitchInputProps
  extends Pick<InputProps, 'path' | 'label' | 'description' | 'fallback'> {
  /** The two values, where they are not true and false. */
  values?: { on: string; off: string };
}

/** Yes or no. Shows the default, and switching back to it is no answer. */
export const SwitchInput = (props: SwitchInputProps) => {
  const { path, label, description, values } = props;
  const { on, off } = values ?? { on: true, off: false };
  const input = useInput({ path, immediate: true, fallback: props.fallback });
  const { value, fallback, issuesId, shown } = input;
  const descriptionId = `${issuesId}-description`;
  const describedBy = [
    description && descriptionId,
    shown.length > 0 && issuesId,
  ].filter(Boolean);
  return (
    <div data-field>
      <Switch
        label={label}
        isSelected={(value ?? fallback) === on}
        aria-describedby={describedBy.join(' ') || undefined}
        onChange={isOn => {
          const next = isOn ? on : off;
          input.set(next === fallback ? undefined : next);
        }}
      />
      {description && (
        <Text
          id={descriptionId}
          as="p"
          variant="body-small"
          color="secondary"
          className={styles.switchDescription}
        >
          {description}
        </Text>
      )}
      <FieldIssues id={issuesId} issues={shown} label={label} />
    </div>
  );
};
