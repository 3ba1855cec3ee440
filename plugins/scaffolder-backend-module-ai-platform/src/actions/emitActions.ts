import { InputError } from '@backstage/errors';
import {
  emitArgoCd,
  emitEnvironment,
  emitHelm,
  emitTerraform,
} from '@flagstone/backstage-plugin-ai-platform-common';
import {
  createEmitAction,
  type EmitActionDefinition,
  type EmitActionOptions,
} from './emit';
import { emitExamples } from './emitExamples';

const DEFINITIONS: Array<Omit<EmitActionDefinition, 'examples'>> = [
  {
    id: 'aiPlatform:environment:emit',
    description:
      'Writes everything that an AI environment stands for: its document, Terraform, Helm values, GitOps manifests and catalog file',
    emit: emitEnvironment,
  },
  {
    id: 'aiPlatform:terraform:emit',
    description: 'Writes the Terraform configuration of an AI environment',
    emit: emitTerraform,
  },
  {
    id: 'aiPlatform:helm:emit',
    description: 'Writes the Helm values of the services of an AI environment',
    emit: emitHelm,
  },
  {
    id: 'aiPlatform:argocd:emit',
    description: 'Writes the Argo CD manifests of an AI environment',
    emit: environment => {
      if (environment.spec.gitops.engine !== 'argocd') {
        throw new InputError(
          'spec.gitops.engine: is flux, so there is nothing for Argo CD. Say argocd, or use aiPlatform:environment:emit.',
        );
      }
      return emitArgoCd(environment);
    },
  },
];

/** The actions that write files into the workspace. */
export function createEmitActions(options: EmitActionOptions) {
  return DEFINITIONS.map(definition =>
    createEmitAction(
      { ...definition, examples: emitExamples(definition.id) },
      options,
    ),
  );
}
