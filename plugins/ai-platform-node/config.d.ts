export interface Config {
  aiPlatform?: {
    /** Local bare repositories as the Git host: the embedded default. */
    localGit?: {
      /**
       * Folder of the bare repositories. A relative path starts at the folder of the backend process.
       * Without it, nothing touches a local repository.
       * @visibility backend
       */
      root?: string;
    } | null;
  };
}
