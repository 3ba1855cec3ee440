/** One text for one place in one resource of one application; no two places share it. @public */
export function differenceKey(difference: {
  application: string;
  resource: string;
  path: string;
}): string {
  return JSON.stringify([
    difference.application,
    difference.resource,
    difference.path,
  ]);
}
