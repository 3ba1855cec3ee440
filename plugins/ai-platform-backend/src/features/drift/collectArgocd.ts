import type {
  ApplicationFacts,
  ArgocdApplicationInputs,
  CommitFacts,
  DriftInputs,
  ManagedResourceFacts,
  Reading,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type {
  ArgocdInstances,
  ArgocdSelection,
  FoundApplication,
} from '../../argocd/argocdInstance';
import { withinTime } from './withinTime';

/** Only an instance that was never read is waited for, and no longer than nobody notices. */
const FIRST_LOOK_MS = 40;
/** What Argo CD takes longer for is there when the page asks again. */
const DETAILS_MS = 1_500;
/** Younger than this, what was listed or watched is the present. */
const FRESH_MS = 5_000;
/** Deployments whose commits are looked up. */
const MOST_DEPLOYS = 10;

/** What is asked for beside the state of the applications. */
export interface ArgocdDepth {
  /** False leaves out the resources of an application, which is then taken to be as Argo CD's own verdict says. */
  resourcesOf(found: FoundApplication): Promise<boolean>;
  /** Commits and sync windows, for a page. */
  details: boolean;
  /** Milliseconds since 1970. */
  now: number;
}

const underWay: Reading<readonly ManagedResourceFacts[]> = {
  status: 'unavailable',
  problem: {
    code: 'starting',
    message: 'Argo CD is still comparing the resources.',
  },
};

interface Asked {
  revision: string;
  sourceIndex?: number;
}

function revisionsOf(app: ApplicationFacts): Asked[] {
  const deploys = app.history.slice(-MOST_DEPLOYS);
  const revisions = [
    ...app.revisions.map((revision, index) => ({ revision, index })),
    ...deploys.flatMap(deploy =>
      deploy.revisions.map((revision, index) => ({ revision, index })),
    ),
  ];
  const asked = new Map(
    revisions.map(({ revision, index }) => [
      revision,
      { revision, ...(app.multiSource && { sourceIndex: index }) },
    ]),
  );
  return [...asked.values()];
}

async function commitsOf({
  instance,
  application,
}: FoundApplication): Promise<Record<string, CommitFacts>> {
  const app = application.value;
  const commits = await Promise.all(
    revisionsOf(app).map(async ({ revision, sourceIndex }) => [
      revision,
      await instance.commit(app, revision, sourceIndex),
    ]),
  );
  return Object.fromEntries(commits.filter(([, commit]) => commit));
}

/** For a page, the application as it is now, and not as it was in the last list. */
async function freshOf(
  found: FoundApplication,
  { details, now }: ArgocdDepth,
): Promise<FoundApplication> {
  const { instance, application } = found;
  if (!details || now - application.observedAt < FRESH_MS) return found;
  const fresh = await withinTime(
    instance.application(application.value),
    DETAILS_MS,
    () => application,
  );
  return fresh.status === 'ok' ? { ...found, application: fresh } : found;
}

async function inputsOf(
  listed: FoundApplication,
  depth: ArgocdDepth,
): Promise<ArgocdApplicationInputs> {
  const found = await freshOf(listed, depth);
  const { id, instance, parent, application } = found;
  const app = application.value;
  const link = instance.linkOf(app);
  const asksResources = await depth.resourcesOf(found);
  const [resources, commits, canSync] = await Promise.all([
    asksResources
      ? withinTime(instance.managedResources(app), DETAILS_MS, () => underWay)
      : ({ ...application, value: [] } as const),
    depth.details
      ? withinTime(commitsOf(found), DETAILS_MS, () => ({}))
      : ({} as Record<string, CommitFacts>),
    depth.details
      ? withinTime(instance.canSync(app), DETAILS_MS, () => true)
      : true,
  ]);
  return {
    id,
    instance: instance.description,
    ...(link && { link }),
    ...(parent && { parent }),
    application,
    resources,
    events: [],
    commits,
    canSync,
    writable: instance.writable,
  };
}

/** What is known now of the applications that an entity names, and of their children. */
export async function collectArgocd(
  selection: ArgocdSelection,
  instances: ArgocdInstances,
  depth: ArgocdDepth,
): Promise<Pick<DriftInputs, 'argocd' | 'problems'>> {
  await Promise.all(
    instances.all().map(instance => instance.ready(FIRST_LOOK_MS)),
  );
  const { applications, problems } = instances.find(selection);
  const argocd = await Promise.all(
    applications.map(found => inputsOf(found, depth)),
  );
  return { argocd, problems };
}
