export interface Config {
  aiPlatform?: {
    /** Changes of quotas through the template `gpu-quota-change`. */
    quota?: {
      /**
       * The most that a namespace may get, by stage and resource: a Kubernetes quantity for `nvidia.com/gpu`, `cpu`,
       * `limits.memory`, `deviceclass/gpu.nvidia.com`, … `default` is for stages that say nothing of a resource. A
       * resource without a limit is up to whoever reviews the change.
       * @deepVisibility frontend
       */
      limits?: {
        dev?: { [resource: string]: number | string };
        test?: { [resource: string]: number | string };
        staging?: { [resource: string]: number | string };
        prod?: { [resource: string]: number | string };
        default?: { [resource: string]: number | string };
      };
    };
    /** What new AI environments have in common. */
    environments?: {
      /**
       * A partial environment, with `metadata` and `spec` as in the document. It is laid under every document that
       * comes from the form or the API, for example to name the organization's `spec.gitops.repoUrl`.
       * @deepVisibility frontend
       */
      defaults?: {
        metadata?: { [field: string]: unknown };
        spec?: { [field: string]: unknown };
      };
    };
  };
}
