import {
  RiAlertLine,
  RiErrorWarningLine,
  RiInformationLine,
} from '@remixicon/react';
import inputs from '../../inputs/inputs.module.css';
import styles from './quotaChange.module.css';

interface FieldNotesProps {
  id?: string;
  errors?: readonly string[];
  warnings?: readonly string[];
  hints?: readonly string[];
}

/** What is to be said of a field, below it: what is wrong, what is doubtful, what is good to know. */
export const FieldNotes = (props: FieldNotesProps) => {
  const { id, errors = [], warnings = [], hints = [] } = props;
  if (errors.length + warnings.length + hints.length === 0) return null;
  const notes = [
    ...errors.map(text => ({
      text,
      severity: 'error',
      Icon: RiErrorWarningLine,
    })),
    ...warnings.map(text => ({ text, severity: 'warning', Icon: RiAlertLine })),
    ...hints.map(text => ({ text, severity: 'hint', Icon: RiInformationLine })),
  ];
  return (
    <div id={id} role="status">
      <ul className={`${inputs.issues} ${styles.notes}`}>
        {notes.map(({ text, severity, Icon }) => (
          <li key={text} data-severity={severity}>
            <Icon size={14} aria-hidden />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
};
