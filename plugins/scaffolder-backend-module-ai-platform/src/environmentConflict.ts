import { ConflictError } from '@backstage/errors';

interface Existing {
  name: string;
  /** The project that it belongs to. */
  project: string;
  /** Repository and branch, for a person. */
  where: string;
}

/** The name belongs to an environment of another project, which no update may take over. */
export function takenByProject({ name, project, where }: Existing) {
  return new ConflictError(
    `An environment ${name} exists already, in project ${project} (${where}). Names are unique on the platform, and an environment does not change its project: choose another name.`,
  );
}

/** The environment is there, and nobody said that it is to be changed. */
export function existsAlready({ name, project, where }: Existing) {
  return new ConflictError(
    `The environment ${name} of project ${project} exists already (${where}). Choose another name, or say update: true to change it.`,
  );
}
