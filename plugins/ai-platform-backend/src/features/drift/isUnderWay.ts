import {
  isRunningPhase,
  type DriftInputs,
} from '@flagstone/backstage-plugin-ai-platform-common';

/** Whether a source is still being read for the first time, or an application is being synced. */
export function isUnderWay({
  argocd,
  flux,
  terraform,
  problems,
}: DriftInputs): boolean {
  const readings = [
    ...argocd.flatMap(({ application, resources }) => [application, resources]),
    ...flux.map(({ object }) => object),
    ...terraform.map(({ report }) => report),
  ];
  return (
    [...problems, ...readings].some(
      ({ problem }) => problem?.code === 'starting',
    ) ||
    argocd.some(
      ({ application }) =>
        application.status === 'ok' &&
        isRunningPhase(application.value.operation?.phase),
    )
  );
}
