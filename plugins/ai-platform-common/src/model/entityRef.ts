/** `kind:namespace/name` of a group or user, with kind and namespace optional. */
export const OWNER_REF_PATTERN =
  /^(?:(?:group|user):)?(?:[a-z0-9]+(?:[-_.][a-z0-9]+)*\/)?[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*$/;

/** The reference with everything written out: `fraud-ml` becomes `group:default/fraud-ml`. */
export function fullOwnerRef(ref: string): string {
  const [kind, rest] = ref.includes(':') ? ref.split(':', 2) : ['group', ref];
  return rest.includes('/') ? `${kind}:${rest}` : `${kind}:default/${rest}`;
}

/** The last part of an entity reference. */
export function entityName(ref: string): string {
  return ref.slice(Math.max(ref.lastIndexOf('/'), ref.lastIndexOf(':')) + 1);
}
