import { CANARIES, STORY } from './storyFiles';

/** Of the resources in the view. */
export const IDS = {
  detector: `apps/Deployment/${STORY}/detector`,
  encoder: `apps/Deployment/${STORY}/encoder`,
  thresholds: `/ConfigMap/${STORY}/thresholds`,
  byHand: `/ConfigMap/${STORY}/by-hand`,
  database: `/Secret/${STORY}/database`,
};
/** Path of the image of a Deployment. */
export const IMAGE = 'spec.template.spec.containers[name=server].image';

/** File of one of them. */
export const ENCODER = `${STORY}/encoder.yaml`;

const imageOf = (tag: string) => `registry.example.com/fraud/encoder:${tag}`;

const value = (text: string) => ({ kind: 'value', text });
const masked = { kind: 'masked' };

/** What is done to the cluster, and what the page says of it. */
export const CHANGES = [
  {
    what: 'a Deployment that is scaled',
    id: IDS.detector,
    script: 'kubectl scale deployment/detector --replicas=5',
    path: 'spec.replicas',
    sides: { want: value('2'), have: value('5'), severity: 'capacity' },
    manager: 'kubectl',
  },
  {
    what: 'an image that is edited',
    id: IDS.encoder,
    script:
      'KUBE_EDITOR="sed -i s/encoder:2.0.0/encoder:2.0.1/" kubectl edit deployment/encoder',
    path: IMAGE,
    sides: {
      want: value(imageOf('2.0.0')),
      have: value(imageOf('2.0.1')),
      severity: 'security',
    },
    manager: 'kubectl-edit',
  },
  {
    what: 'a Secret that is changed',
    id: IDS.database,
    script: `kubectl patch secret/database --patch '{"stringData": {"password": "${CANARIES.after}"}}'`,
    path: 'data.password',
    sides: { want: masked, have: masked, severity: 'security' },
    manager: 'kubectl-patch',
  },
];
