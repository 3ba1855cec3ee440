import { API_VERSION } from '../labels';
import type { Repair } from '../repairedInput';
import { workspaceSchema } from './workspaceSchema';

/** Stands in for faulty fields of a workspace. */
export const workspaceRepair: Repair<typeof workspaceSchema> = {
  schema: workspaceSchema,
  standIn: {
    apiVersion: API_VERSION,
    kind: 'Workspace',
    metadata: {
      name: 'workspace',
      project: 'project',
      owner: 'group:default/owner',
      department: 'department',
      costCenter: '0',
    },
    spec: {
      environment: 'environment',
      stage: 'dev',
      quota: {},
    },
  },
};
