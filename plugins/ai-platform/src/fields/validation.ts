import { configApiRef } from '@backstage/frontend-plugin-api';
import {
  formatIssue,
  parseEnvironment,
  underlay,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { draftDocument, type DraftParts } from '../document/draft';
import { platformDefaults } from '../document/platformDefaults';

function refuse(
  parts: DraftParts,
  part: keyof DraftParts,
  [, field, { apiHolder }]: Parameters<CustomFieldValidator<unknown>>,
) {
  const config = apiHolder.get(configApiRef);
  const preset = config ? platformDefaults(config) : {};
  const { issues } = parseEnvironment(underlay(preset, draftDocument(parts)));
  for (const issue of issues) {
    if (issue.severity === 'error' && issue.path[0] === part) {
      field.addError(formatIssue(issue));
    }
  }
}

/** Refuses to go on from the first page while something is wrong with `metadata`. */
export const validateMetadata: CustomFieldValidator<unknown> = (...args) => {
  const [metadata, , { formData }] = args;
  refuse({ metadata, spec: formData.spec }, 'metadata', args);
};

/** Refuses to go on from the second page while something is wrong with `spec`. */
export const validateSpec: CustomFieldValidator<unknown> = (...args) => {
  const [spec, , { formData }] = args;
  refuse({ metadata: formData.metadata, spec }, 'spec', args);
};
