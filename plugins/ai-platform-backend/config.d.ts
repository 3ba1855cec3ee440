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
    drift?: {
      codify?: {
        /**
         * What live values may be written into: URLs of repositories, or of what stands above them, for example
         * `https://github.com/acme/`. They hold by whole parts of the path, however an Application spells the URL. Without
         * the list every repository that an integration or `aiPlatform.localGit.root` can write to; with an empty one none.
         * @visibility backend
         */
        repositories?: string[];
      };
    };
    terraform?: {
      /** Workspaces of Terraform or OpenTofu that there is more to say of than their names; others need none. */
      workspaces?: Array<{
        /**
         * As the annotation terraform/workspaces says it.
         * @visibility backend
         */
        name: string;
        /**
         * As the annotation terraform/organization says it.
         * @visibility backend
         */
        organization?: string;
        /**
         * Where the plan lies as JSON, read by Backstage's UrlReader, for pipelines that cannot post it.
         * @visibility backend
         */
        reportUrl?: string;
        /**
         * The page on which the workspace is applied: the way back from drift. http or https.
         * @visibility backend
         */
        applyUrl?: string;
      }>;
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
  /** The same Argo CD instances that the ecosystem's plugins read. */
  argocd?: {
    /**
     * Address of Argo CD's pages, for links, where there is one instance and its `url` is not for browsers.
     * @visibility backend
     */
    baseUrl?: string;
    /**
     * A local account, for the instances that have neither a token nor an account of their own.
     * @visibility secret
     */
    username?: string;
    /**
     * @visibility secret
     */
    password?: string;
    appLocatorMethods?: Array<{
      /**
       * Only `config` is read.
       * @visibility backend
       */
      type: string;
      instances?: Array<{
        /**
         * As the annotation argocd/instance-name says it.
         * @visibility backend
         */
        name: string;
        /**
         * Shown instead of the name.
         * @visibility backend
         */
        title?: string;
        /**
         * Address of the API server, without /api.
         * @visibility backend
         */
        url: string;
        /**
         * Namespace in which Applications are where an entity does not say otherwise; argocd without it.
         * @visibility backend
         */
        namespace?: string;
        /**
         * Token of an account. It needs `applications, get`, and `applications, sync` for reverting.
         * @visibility secret
         */
        token?: string;
        /**
         * A local account, where there is no token: it is logged in once for the life of the session.
         * @visibility secret
         */
        username?: string;
        /**
         * @visibility secret
         */
        password?: string;
        /**
         * The authority that signs the certificate of this instance: PEM in base64.
         * @visibility secret
         */
        caData?: string;
        /**
         * The same as a path of a PEM file, which may change while the backend runs.
         * @visibility secret
         */
        caFile?: string;
        /**
         * Name of the configured cluster that holds the Application objects: they are then watched there, and Argo CD is
         * not asked for its list.
         * @visibility backend
         */
        kubernetesCluster?: string;
      }>;
    }>;
  };
  /** HCP Terraform or Terraform Enterprise, as the ecosystem's Terraform plugin reads it. */
  integrations?: {
    terraform?: {
      /**
       * https://app.terraform.io without it.
       * @visibility backend
       */
      baseUrl?: string;
      /**
       * May read the workspaces and the JSON of their health assessments.
       * @visibility secret
       */
      token?: string;
    };
  };
}
