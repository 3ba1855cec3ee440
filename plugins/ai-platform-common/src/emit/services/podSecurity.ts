/** Levels of the Pod Security Standards. */
type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

/**
 * Labels of a namespace that hold its pods to a level.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/
 */
export function podSecurity(level: PodSecurityLevel): Record<string, string> {
  return {
    'pod-security.kubernetes.io/enforce': level,
    'pod-security.kubernetes.io/warn': level,
  };
}
