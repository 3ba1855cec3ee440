import type {
  ApplicationFacts,
  Reading,
} from '@flagstone/backstage-plugin-ai-platform-common';

/**
 * What is known of applications without asking anybody, as a text that is another one as soon as one of them differs
 * from Git, is healthy again, or follows another commit. When it was compared last is left out: that is always news.
 */
export function applicationStates(
  applications: readonly {
    id: string;
    application: Reading<ApplicationFacts>;
  }[],
): string {
  return JSON.stringify(
    applications.map(({ id, application }) => {
      if (application.status !== 'ok') return [id];
      const { sync, health, revisions, operation } = application.value;
      return [id, sync, health, revisions, operation?.startedAt ?? null];
    }),
  );
}
