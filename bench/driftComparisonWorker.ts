import {
  applicationFacts,
  applicationId,
  deriveDrift,
  managedResourceFacts,
  type ArgocdApplicationInputs,
  type ManagedResourceFacts,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { corpusAnswers, type CorpusAnswer } from './driftCorpus';
import { timed } from './timing';
import { answerQuestions } from './worker';

/** Half a minute after Argo CD has looked. */
const NOW = Date.parse('2026-03-09T10:00:30Z');
/** The case whose Application stands for that of all resources. */
const WHOLE = 'deployment-scaled';

/** Milliseconds of the steps from what Argo CD sends to what the page shows. */
export interface Compared {
  resources: number;
  /** That differ. */
  fields: number;
  /** From the parsed answer to what is kept of it, secrets masked. */
  project: number;
  derive: number;
  /** For which all resources are sent, with their texts: those of applications of one or two resources each. */
  small: { applications: number; derive: number };
}

const reading = { status: 'ok' as const, observedAt: NOW, stale: false };

function inputsOf(
  application: unknown,
  name: string,
  resources: readonly ManagedResourceFacts[],
): ArgocdApplicationInputs {
  const app = applicationFacts(application);
  if (!app) throw new Error(`${name} is no application`);
  return {
    id: applicationId({ instance: 'main', namespace: 'argocd', name }),
    instance: { name: 'main', title: 'Main' },
    application: { ...reading, value: app },
    resources: { ...reading, value: resources },
    events: [],
    commits: {},
    canSync: true,
    writable: true,
  };
}

/** The corpus as often as it takes, each copy under a name of its own. */
function multiplied(count: number): CorpusAnswer[] {
  const answers = corpusAnswers().filter(({ resources }) => resources.length);
  const copies: CorpusAnswer[] = [];
  for (let copy = 0, left = count; left > 0; copy += 1) {
    for (const { name, ...answer } of answers) {
      if (left <= 0) break;
      copies.push({ ...answer, name: `${name}-${copy}` });
      left -= answer.resources.length;
    }
  }
  return copies;
}

function factsOf({ name, resources }: CorpusAnswer): ManagedResourceFacts[] {
  return resources.flatMap(resource => {
    const facts = managedResourceFacts(resource);
    return facts ? [{ ...facts, name: `${name}-${facts.name}` }] : [];
  });
}

async function derived(argocd: ArgocdApplicationInputs[]) {
  const nothing = { flux: [], terraform: [], problems: [] };
  const history = { open: [], closed: [], ignores: [] };
  const { value, ms } = await timed(async () =>
    deriveDrift({ argocd, ...nothing, ...history }, NOW),
  );
  return { fields: value.counts.fields, ms };
}

answerQuestions(async ({ resources }: { resources: number }) => {
  const answers = multiplied(resources);
  const projected = await timed(async () => answers.map(factsOf));
  const facts = projected.value;
  const { application } = corpusAnswers().find(({ name }) => name === WHOLE)!;
  const whole = await derived([inputsOf(application, WHOLE, facts.flat())]);
  // Read anew: of resources that were compared already the comparison is remembered.
  const anew = answers.map(factsOf);
  const small = await derived(
    answers.map((answer, index) =>
      inputsOf(answer.application, answer.name, anew[index]),
    ),
  );
  return {
    resources: facts.flat().length,
    fields: whole.fields,
    project: projected.ms,
    derive: whole.ms,
    small: { applications: answers.length, derive: small.ms },
  } satisfies Compared;
});
