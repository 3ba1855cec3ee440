import type { ReactNode } from 'react';
import { Radio, RadioGroup } from '@backstage/ui';
import { FieldIssues } from './FieldIssues';
import type { InputProps } from './inputProps';
import styles from './inputs.module.css';
import { useInput } from './useInput';

export interface CardOption {
  id: string;
  title: string;
  /** One line on what the choice means. */
  text?: string;
  icon?: ReactNode;
}

interface CardsInputProps extends Omit<InputProps, 'fallback'> {
  options: readonly CardOption[];
  /** What a choice does, where it does more than to set the value. */
  onChoose?(id: string): void;
}

/** One of a few that deserve a card each. */
export const CardsInput = (props: CardsInputProps) => {
  const { path, options, onChoose, ...rest } = props;
  const input = useInput({ path, immediate: true });
  const answer = input.value ?? input.preset;
  const chosen = options.find(option => option.id === answer)?.id ?? null;
  return (
    <div data-field>
      <RadioGroup
        {...rest}
        {...input.control}
        className={styles.cards}
        data-compact={options.every(option => !option.text) || undefined}
        value={chosen}
        onChange={onChoose ?? input.set}
      >
        {options.map(option => (
          <Radio key={option.id} value={option.id} className={styles.card}>
            {option.icon}
            <span className={styles.cardText}>
              <span className={styles.cardTitle}>{option.title}</span>
              {option.text && <span>{option.text}</span>}
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <FieldIssues
        id={input.issuesId}
        issues={input.shown}
        label={rest.label}
      />
    </div>
  );
};
