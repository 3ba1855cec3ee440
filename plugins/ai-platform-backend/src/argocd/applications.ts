import {
  applicationFacts,
  type ApplicationFacts,
  type Reading,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { WatchedResource } from '../kubernetes/resourceReader';

/** Index by name, whatever the namespace. */
export const NAME_INDEX = 'name';
/** Index by `key=value` of each label. */
export const LABEL_INDEX = 'label';
/** Index by the key of each label. */
export const LABEL_KEY_INDEX = 'labelKey';

/** The Application objects of Argo CD, and how they are found without looking at all of them. */
export const APPLICATIONS: WatchedResource<ApplicationFacts> = {
  group: 'argoproj.io',
  versions: ['v1alpha1'],
  plural: 'applications',
  project: applicationFacts,
  indexes: {
    [NAME_INDEX]: ({ name }) => [name],
    [LABEL_INDEX]: ({ labels = {} }) =>
      Object.entries(labels).map(([key, value]) => `${key}=${value}`),
    [LABEL_KEY_INDEX]: ({ labels = {} }) => Object.keys(labels),
  },
};

/** The applications of one Argo CD as they are known now. Nothing here waits, but for `ready` and `look`. */
export interface Applications {
  /** True where a change is known as soon as it happens, without asking. */
  readonly isWatched: boolean;
  ready(withinMs: number): Promise<void>;
  list(): Reading<readonly ApplicationFacts[]>;
  listBy(index: string, value: string): Reading<readonly ApplicationFacts[]>;
  get(key: {
    namespace: string;
    name: string;
  }): Reading<ApplicationFacts | undefined>;
  /** The application, a few seconds old at most. */
  look(
    app: Pick<ApplicationFacts, 'namespace' | 'name' | 'project'>,
  ): Promise<Reading<ApplicationFacts>>;
  /** What Argo CD has just said of an application. */
  note(app: ApplicationFacts): void;
  close(): Promise<void>;
}

/** What is said of an application that is not there. */
export function notFound(): Reading<never> {
  return {
    status: 'unavailable',
    problem: {
      code: 'notFound',
      resource: 'applications',
      verb: 'get',
      message:
        'Argo CD has no such application, or its account may not see it.',
    },
  };
}
