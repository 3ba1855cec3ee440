/** The parts of an identity, decoded: of `argocd:main:team:a%3Ab` those four. */
export function namesOfId(id: string): string[] {
  return id
    .split(':')
    .map(part => part.replaceAll('%3A', ':').replaceAll('%25', '%'));
}
