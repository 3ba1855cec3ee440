import { Combobox } from '@backstage/ui';
import { FieldIssues } from './FieldIssues';
import type { InputProps } from './inputProps';
import { useInput } from './useInput';

export interface ComboOption {
  id: string;
  label: string;
  description?: string;
}

export interface ComboSection {
  title: string;
  options: ComboOption[];
}

interface ComboInputProps extends Omit<InputProps, 'fallback'> {
  /** Must keep its identity between renders: with many options, a new list is slow. */
  sections: readonly ComboSection[];
  placeholder?: string;
  isDisabled?: boolean;
  /** What a choice does, where it does more than to set the value. */
  onChoose?(id: string | undefined): void;
}

function optionsOf(sections: readonly ComboSection[]): ComboOption[] {
  return sections.flatMap(section => section.options);
}

function contains(text: string, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every(word => text.toLowerCase().includes(word));
}

/** One of many, found by typing; what is not among them may be typed too. */
export const ComboInput = (props: ComboInputProps) => {
  const { path, sections, placeholder, isDisabled, onChoose, ...rest } = props;
  const input = useInput({ path });
  const choose = onChoose ?? input.set;
  const options = optionsOf(sections);
  const chosen = options.find(option => option.id === input.value);
  const text = chosen?.label ?? String(input.value ?? '');

  const search = {
    inputValue: text,
    onInputChange: (next: string) => {
      const match = options.find(option => option.label === next);
      choose(match?.id ?? (next === '' ? undefined : next));
    },
    // Somebody who opens the list to change a choice wants to see the others.
    filter: (option: Omit<ComboOption, 'id'>, query: string) =>
      query === chosen?.label ||
      contains(`${option.label} ${option.description ?? ''}`, query),
  };
  return (
    <div data-field>
      <Combobox
        {...rest}
        {...input.control}
        size="medium"
        allowsCustomValue
        isDisabled={isDisabled}
        placeholder={String(input.preset ?? placeholder ?? '')}
        options={sections.length > 1 ? sections : options}
        search={search}
        value={chosen?.id ?? null}
        onChange={key => {
          if (key !== null) choose(String(key));
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
