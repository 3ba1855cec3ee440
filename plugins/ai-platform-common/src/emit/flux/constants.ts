/** Namespace of Flux: its sources, Kustomizations and HelmReleases lie there, in each cluster. */
export const FLUX_NAMESPACE = 'flux-system';

/** Secret in that namespace with what may read the platform's Git repositories. */
export const GIT_SECRET = 'platform-git';
