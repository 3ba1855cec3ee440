import type { SeverityRule } from './severityRule';

/** The whole resource, or anything of it but its metadata. */
const NOT_METADATA = /^(?!metadata(?:$|[.[]))/;

const WHOLE = /^$/;

/** What runs, with which rights, and who may reach it. */
const SECURITY: readonly Omit<SeverityRule, 'severity'>[] = [
  { id: 'secret-value', masked: true },
  { id: 'secret-data', kinds: /^Secret$/, path: NOT_METADATA },
  {
    id: 'rbac',
    kinds: /^(?:Cluster)?Role(?:Binding)?$/,
    path: NOT_METADATA,
  },
  { id: 'service-account', kinds: /^ServiceAccount$/, path: NOT_METADATA },
  {
    id: 'cloud-identity',
    path: /^metadata\.annotations\["(?:eks\.amazonaws\.com|iam\.gke\.io|azure\.workload\.identity)\//,
  },
  {
    id: 'network-policy',
    kinds:
      /^(?:\w*NetworkPolicy|AuthorizationPolicy|PeerAuthentication|RequestAuthentication|Sidecar)$/,
    path: NOT_METADATA,
  },
  {
    id: 'admission-policy',
    kinds:
      /^(?:(?:Validating|Mutating)(?:WebhookConfiguration|AdmissionPolicy(?:Binding)?)|(?:Cluster)?Policy|PolicyException|ConstraintTemplate|K8s\w+)$/,
    path: NOT_METADATA,
  },
  {
    id: 'pod-security',
    kinds: /^Namespace$/,
    path: /^metadata\.labels\["pod-security\.kubernetes\.io\//,
  },
  {
    id: 'credentials-source',
    kinds:
      /^(?:ExternalSecret|ClusterExternalSecret|SecretStore|ClusterSecretStore|SealedSecret|SecretProviderClass|Certificate|Issuer|ClusterIssuer)$/,
    path: NOT_METADATA,
  },
  {
    id: 'delivery',
    kinds:
      /^(?:Application|ApplicationSet|AppProject|Kustomization|HelmRelease|GitRepository|HelmRepository|OCIRepository|Bucket)$/,
    path: NOT_METADATA,
  },
  {
    id: 'image',
    path: /(?:^|\.)(?:image|storageUri)$/,
    key: /^(?:image|storageUri)$/,
  },
  { id: 'command', path: /\.command(?:\[\d+\])?$/ },
  {
    id: 'security-context',
    path: /(?:^|\.)securityContext(?:$|[.[])/,
    key: /^(?:securityContext|privileged)$/,
  },
  {
    id: 'host-access',
    path: /(?:^|\.)(?:host(?:Network|PID|IPC|Path|Port|Users)|privileged)(?:$|[.[])/,
    key: /^host(?:Network|PID|IPC|Path|Port|Users)$/,
  },
  {
    id: 'identity',
    path: /(?:^|\.)(?:serviceAccount(?:Name)?|automountServiceAccountToken)$/,
    key: /^serviceAccount(?:Name)?$/,
  },
  {
    id: 'secret-reference',
    path: /(?:^|\.)(?:secretKeyRef|secretRef|secretName|imagePullSecrets)(?:$|[.[])|\.secret\./,
    key: /^(?:secretKeyRef|secretRef|secretName)$/,
  },
  {
    id: 'exposure',
    kinds: /^(?:Ingress|Gateway|VirtualService|\w+Route|Route|IngressRoute)$/,
    path: /^(?:$|spec(?:$|\.(?:tls|rules|hosts?|hostnames|listeners|servers|defaultBackend|routes)))/,
  },
  {
    id: 'exposure',
    kinds: /^Service$/,
    path: /^spec\.(?:type|externalIPs|loadBalancer\w+|externalName)(?:$|\[)/,
  },
];

/** How much there is of it, and where it may run. */
const CAPACITY: readonly Omit<SeverityRule, 'severity'>[] = [
  {
    id: 'quota',
    kinds:
      /^(?:ResourceQuota|LimitRange|ClusterQueue|LocalQueue|Cohort|ResourceFlavor|AdmissionCheck)$/,
    path: NOT_METADATA,
  },
  {
    id: 'priority',
    kinds: /^(?:Workload)?PriorityClass$/,
    path: /^(?:$|value$|globalDefault$|preemptionPolicy$)/,
  },
  {
    id: 'autoscaling',
    kinds:
      /^(?:HorizontalPodAutoscaler|VerticalPodAutoscaler|ScaledObject|ScaledJob|PodDisruptionBudget|PodAutoscaler)$/,
    path: NOT_METADATA,
  },
  {
    id: 'node-pool',
    kinds:
      /^(?:NodePool|NodeClaim|\w*NodeClass|Machine(?:Deployment|Set|Pool)|Node)$/,
    path: NOT_METADATA,
  },
  {
    id: 'storage',
    kinds: /^(?:PersistentVolume(?:Claim)?|StorageClass|VolumeSnapshot\w*)$/,
    path: NOT_METADATA,
  },
  {
    id: 'replicas',
    path: /(?:^|\.)(?:replicas|minReplicas|maxReplicas|parallelism|completions|scaleTarget|containerConcurrency)$/,
    key: /^(?:replicas|minReplicas|maxReplicas)$/,
  },
  {
    id: 'resources',
    path: /(?:^|\.)(?:resources|limits|requests|sizeLimit|overhead)(?:$|[.[])/,
    key: /^(?:resources|sizeLimit)$/,
  },
  {
    id: 'placement',
    path: /(?:^|\.)(?:nodeSelector|nodeName|tolerations|affinity|topologySpreadConstraints|priorityClassName|runtimeClassName|schedulerName|resourceClaims|preemptionPolicy)(?:$|[.[])/,
    key: /^(?:nodeSelector|tolerations|affinity|priorityClassName)$/,
  },
  {
    id: 'queue',
    path: /\["kueue\.x-k8s\.io\/(?:queue-name|priority-class)"\]$/,
  },
  { id: 'storage', path: /(?:^|\.)(?:volumeClaimTemplates|storage)(?:$|[.[])/ },
  {
    id: 'rollout',
    path: /^spec\.(?:strategy|updateStrategy|paused|suspend|schedule|runPolicy)(?:$|[.[])/,
  },
  {
    id: 'workload',
    kinds:
      /^(?:Deployment|StatefulSet|DaemonSet|ReplicaSet|ReplicationController|Pod|Job|CronJob|JobSet|Rollout|InferenceService|ServingRuntime|ClusterServingRuntime|\w+Job|RayCluster|RayService|Notebook|Workflow|CronWorkflow|SparkApplication|TrainJob)$/,
    path: WHOLE,
  },
];

/** The rules for Kubernetes, of which the first that fits decides. */
export const KUBERNETES_RULES: readonly SeverityRule[] = [
  ...SECURITY.map((rule): SeverityRule => ({ ...rule, severity: 'security' })),
  ...CAPACITY.map((rule): SeverityRule => ({ ...rule, severity: 'capacity' })),
];
