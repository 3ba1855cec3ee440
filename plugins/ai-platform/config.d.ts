export interface Config {
  aiPlatform?: {
    quota?: {
      /**
       * The most that a namespace may get, by stage and resource. The form shows what the action allows.
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
