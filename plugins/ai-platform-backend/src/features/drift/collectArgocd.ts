import type {
  ApplicationFacts,
  ArgocdApplicationInputs,
  CommitFacts,
  DriftInputs,
  ManagedResourceFacts,
  ObjectEventFacts,
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
/** Who has something done does not ask again: Argo CD is given the time to compare. */
const ACTION_MS = 15_000;
/** Younger than this, what was listed or watched is the present. */
const FRESH_MS = 5_000;
/** Deployments whose commits are looked up. */
const MOST_DEPLOYS = 10;

/** What is asked for beside the state of the applications. */
export interface ArgocdDepth {
  /** False leaves out the resources of an application, which is then taken to be as Argo CD's own verdict says. */
  resourcesOf(found: FoundApplication): Promise<boolean>;
  /** Commits, events and sync windows, for a page. */
  details: boolean;
  /** Id of the application that something is to be done about. */
  actsOn?: string;
  /** Milliseconds since 1970. */
  now: number;
}

type Resources = Reading<readonly ManagedResourceFacts[]>;

const underWay: Resources = {
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

/** Where something is gone, the objects themselves do not tell who removed it. */
async function eventsOf(
  { instance, application }: FoundApplication,
  resources: Resources,
): Promise<readonly ObjectEventFacts[]> {
  if (resources.status !== 'ok') return [];
  const missing = resources.value.filter(
    ({ want, have }) => want !== null && have === null,
  );
  return instance.removals(application.value, missing);
}

const patienceFor = ({ id }: FoundApplication, { actsOn }: ArgocdDepth) =>
  id === actsOn ? ACTION_MS : DETAILS_MS;

/** For a page, the application as it is now, and not as it was in the last list. */
async function freshOf(
  found: FoundApplication,
  depth: ArgocdDepth,
): Promise<FoundApplication> {
  const { details, now } = depth;
  const { instance, application } = found;
  if (!details || now - application.observedAt < FRESH_MS) return found;
  const fresh = await withinTime(
    instance.application(application.value),
    patienceFor(found, depth),
    () => application,
  );
  return fresh.status === 'ok' ? { ...found, application: fresh } : found;
}

async function resourcesOf(
  found: FoundApplication,
  depth: ArgocdDepth,
): Promise<Resources> {
  const { instance, application } = found;
  if (!(await depth.resourcesOf(found))) return { ...application, value: [] };
  const asked = instance.managedResources(application.value);
  return withinTime(asked, patienceFor(found, depth), () => underWay);
}

/** Where nothing is out of sync there is nothing to bring back, whatever a sync window denies. */
async function canSyncNow({
  instance,
  application: { value },
}: FoundApplication): Promise<boolean> {
  if (value.sync === 'synced') return true;
  return withinTime(instance.canSync(value), DETAILS_MS, () => true);
}

type Details = Pick<ArgocdApplicationInputs, 'commits' | 'canSync' | 'events'>;

/** What a page shows beside the resources, as far as Argo CD tells it in time. */
async function detailsOf(
  found: FoundApplication,
  resources: Promise<Resources>,
  { details }: ArgocdDepth,
): Promise<Details> {
  if (!details) return { commits: {}, canSync: true, events: [] };
  const [commits, canSync, events] = await Promise.all([
    withinTime(commitsOf(found), DETAILS_MS, () => ({})),
    canSyncNow(found),
    resources.then(known =>
      withinTime(eventsOf(found, known), DETAILS_MS, () => []),
    ),
  ]);
  return { commits, canSync, events };
}

async function inputsOf(
  listed: FoundApplication,
  depth: ArgocdDepth,
): Promise<ArgocdApplicationInputs> {
  const found = await freshOf(listed, depth);
  const { id, instance, parent, application } = found;
  const link = instance.linkOf(application.value);
  const asked = resourcesOf(found, depth);
  const [resources, details] = await Promise.all([
    asked,
    detailsOf(found, asked, depth),
  ]);
  return {
    id,
    instance: instance.description,
    ...(link && { link }),
    ...(parent && { parent }),
    application,
    resources,
    ...details,
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
