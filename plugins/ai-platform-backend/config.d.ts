export interface Config {
  aiPlatform?: {
    kubernetes?: {
      /**
       * Path of a kubeconfig, for development: each of its contexts is a cluster beside those of
       * `kubernetes.clusterLocatorMethods`. A relative path starts at the folder of the backend process.
       * @visibility backend
       */
      kubeconfig?: string;
      /**
       * Those contexts of the kubeconfig that are read; all of them without it.
       * @visibility backend
       */
      contexts?: string[];
    };
  };
  /** The same clusters that Backstage's Kubernetes plugin reads. */
  kubernetes?: {
    clusterLocatorMethods?: Array<{
      /**
       * `config` and `localKubectlProxy` are read; clusters of other locators are reported as not supported.
       * @visibility backend
       */
      type: string;
      clusters?: Array<{
        /**
         * As the annotation backstage.io/kubernetes-cluster says it.
         * @visibility backend
         */
        name: string;
        /**
         * Shown instead of the name.
         * @visibility backend
         */
        title?: string;
        /**
         * Address of the API server.
         * @visibility backend
         */
        url: string;
        /**
         * `serviceAccount` and `localKubectlProxy` are read; clusters of other providers are reported as not supported.
         * @visibility backend
         */
        authProvider?: string;
        /**
         * Without it, the token that the backend's own pod has in this cluster.
         * @visibility secret
         */
        serviceAccountToken?: string;
        /**
         * The authority that signs the API server's certificate: PEM in base64.
         * @visibility secret
         */
        caData?: string;
        /**
         * The same as a path of a PEM file, which may change while the backend runs.
         * @visibility secret
         */
        caFile?: string;
        /**
         * True leaves this cluster's certificate unchecked.
         * @visibility backend
         */
        skipTLSVerify?: boolean;
        /**
         * Address of the cluster's console, http or https.
         * @visibility backend
         */
        dashboardUrl?: string;
      }>;
    }>;
  };
}
