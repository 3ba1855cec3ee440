export interface Config {
  aiPlatform?: {
    environments?: {
      /**
       * A partial environment that is laid under every document. The form previews with it what the action will write.
       * @deepVisibility frontend
       */
      defaults?: {
        metadata?: { [field: string]: unknown };
        spec?: { [field: string]: unknown };
      };
    };
  };
}
