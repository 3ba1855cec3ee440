export interface Config {
  aiPlatform?: {
    /** Local bare repositories as the Git host: the embedded default. */
    localGit?: {
      /**
       * Folder of the bare repositories. A relative path starts at the folder of the backend process.
       * Without it, no action touches a local repository.
       * @visibility backend
       */
      root?: string;
    } | null;
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
