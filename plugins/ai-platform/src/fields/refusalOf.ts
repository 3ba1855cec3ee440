import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';

type RefusedProps = Pick<
  FieldExtensionComponentProps<unknown>,
  'rawErrors' | 'errorSchema'
>;

/** Why the form refused to go on, because of the field or of something within it; empty if it did not. */
export function refusalOf(props: RefusedProps): string {
  const { rawErrors = [], errorSchema = {} } = props;
  const isWithin = Object.keys(errorSchema).length > 0;
  return rawErrors.length > 0 || isWithin
    ? JSON.stringify([rawErrors, errorSchema])
    : '';
}
