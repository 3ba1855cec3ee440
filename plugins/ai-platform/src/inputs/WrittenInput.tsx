import { useState } from 'react';
import { TextAreaField, TextField } from '@backstage/ui';
import { FieldIssues } from './FieldIssues';
import type { InputProps } from './inputProps';
import { useInput } from './useInput';
import type { Notation } from './notation';

interface WrittenInputProps extends InputProps {
  notation: Notation;
  placeholder?: string;
}

/** A list or a table, written as text in a notation that people know. An empty one is no answer. */
export const WrittenInput = (props: WrittenInputProps) => {
  const { path, notation, placeholder, fallback, ...rest } = props;
  const input = useInput({ path, fallback });
  const [text, setText] = useState(() => notation.write(input.value));
  // While the text still means the value, it stays as it was typed, spaces and all.
  const same =
    JSON.stringify(notation.read(text)) === JSON.stringify(input.value);
  const Field = notation.lines ? TextAreaField : TextField;
  return (
    <div data-field>
      <Field
        {...rest}
        {...input.control}
        size="medium"
        placeholder={placeholder ?? notation.write(input.fallback)}
        value={same ? text : notation.write(input.value)}
        onChange={next => {
          setText(next);
          input.set(notation.read(next));
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
