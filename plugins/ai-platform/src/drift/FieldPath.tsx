import { Fragment } from 'react';
import { Code } from '../shared/Code';

/** Where a path may be broken: before a dot or a bracket, and not within a name. */
const BREAKS = /(?=[.[])/;

/** The path of a field, broken where a person would break it. */
export const FieldPath = ({ path }: { path: string }) => (
  <Code>
    {path.split(BREAKS).map((part, index) => (
      // The parts never move, and the same part may come twice.
      <Fragment key={`${index} ${part}`}>
        {index > 0 && <wbr />}
        {part}
      </Fragment>
    ))}
  </Code>
);
