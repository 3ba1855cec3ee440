import type { JsonValue } from '../../json';
import type { PathSegment } from '../../paths';
import type { ResourceRef } from '../../facts';
import type { FieldChange } from '../fieldChange';
import { parseImage } from '../imageName';

/** How charts call a value, and what it is to become. */
export interface ValueConvention {
  /** The last keys of its path; `*` for any. */
  suffix: readonly string[];
  from: JsonValue;
  to: JsonValue;
  /** The repository of the image that a tag is of. */
  imageName?: string;
}

/** Fields and what nearly every chart calls their values: kind, the end of the path, the end of the key. */
const SIMPLE: ReadonlyArray<
  readonly [kind: RegExp, path: RegExp, suffixes: readonly string[][]]
> = [
  [
    /^(?:Deployment|StatefulSet|ReplicaSet)$/,
    /^spec\.replicas$/,
    [['replicaCount'], ['replicas']],
  ],
  [/./, /\.containers\.\*\.imagePullPolicy$/, [['image', 'pullPolicy']]],
  [/./, /(?:^|\.)spec\.serviceAccountName$/, [['serviceAccount', 'name']]],
  [/./, /(?:^|\.)spec\.priorityClassName$/, [['priorityClassName']]],
  [/^Service$/, /^spec\.type$/, [['service', 'type']]],
  [/^Service$/, /^spec\.ports\.\*\.port$/, [['service', 'port']]],
  [/^Service$/, /^spec\.ports\.\*\.nodePort$/, [['service', 'nodePort']]],
  [
    /^HorizontalPodAutoscaler$/,
    /^spec\.minReplicas$/,
    [['autoscaling', 'minReplicas']],
  ],
  [
    /^HorizontalPodAutoscaler$/,
    /^spec\.maxReplicas$/,
    [['autoscaling', 'maxReplicas']],
  ],
  [/^CronJob$/, /^spec\.schedule$/, [['schedule']]],
];

/** Maps whose keys charts hand on as they are: the end of the path above the key, and the end of the value's. */
const MAPS: ReadonlyArray<readonly [path: RegExp, suffix: readonly string[]]> =
  [
    [/\.resources\.limits$/, ['resources', 'limits']],
    [/\.resources\.requests$/, ['resources', 'requests']],
    [/\.template\.spec\.nodeSelector$/, ['nodeSelector']],
    [/\.template\.metadata\.annotations$/, ['podAnnotations']],
    [/\.template\.metadata\.labels$/, ['podLabels']],
    [/^metadata\.annotations$/, ['annotations']],
  ];

/** What charts may call the value of a field; only values that both sides have are certain. */
export function valueConventions(
  { kind }: ResourceRef,
  { segments, target, have }: FieldChange,
): ValueConvention[] {
  if (!isScalar(target) || !isScalar(have)) return [];
  const keys = segments.map(nameOf);
  const path = keys.join('.');
  const last = segments.at(-1);
  if (last && 'key' in last && last.key === 'image') {
    return imageConventions(String(target), String(have));
  }
  const change = { from: target, to: have };
  const member = segments.at(-2);
  if (keys.at(-3) === 'env' && member && 'where' in member) {
    return [{ suffix: ['env', member.where.value], ...change }];
  }
  const above = keys.slice(0, -1).join('.');
  const name = keys.at(-1) ?? '';
  return [
    ...SIMPLE.filter(
      ([kinds, end]) => kinds.test(kind) && end.test(path),
    ).flatMap(([, , suffixes]) => suffixes),
    ...MAPS.filter(([end]) => end.test(above)).map(([, suffix]) => [
      ...suffix,
      name,
    ]),
  ].map(suffix => ({ suffix, ...change }));
}

function imageConventions(target: string, have: string): ValueConvention[] {
  const [from, to] = [parseImage(target), parseImage(have)];
  const isTag =
    from.name === to.name &&
    from.tag !== undefined &&
    to.tag !== undefined &&
    from.digest === to.digest;
  return [
    { suffix: ['image'], from: target, to: have },
    ...(isTag
      ? [
          {
            ...{ suffix: ['image', 'tag'], from: from.tag ?? '' },
            ...{ to: to.tag ?? '', imageName: from.name },
          },
        ]
      : []),
  ];
}

function nameOf(segment: PathSegment): string {
  return 'key' in segment ? segment.key : '*';
}

function isScalar(value: JsonValue | undefined): value is JsonValue {
  return value !== undefined && value !== null && typeof value !== 'object';
}
