import {
  aConfigMap,
  aDeployment,
  argocdInputs,
  driftInputs,
  managed,
  minutesAgo,
  NOW,
} from '../../testUtils/drift/inputs';
import { aChange, terraformInputs } from '../../testUtils/drift/terraform';
import { deriveDrift } from './deriveDrift';
import { driftRow } from './driftRow';

const entity = {
  entityRef: 'component:default/fraud-detector',
  owner: 'group:default/fraud-ml',
};

describe('the row of an entity', () => {
  it('tells the worst, how much, where from and since when', () => {
    const view = deriveDrift(
      driftInputs({
        argocd: [
          argocdInputs([
            managed(aDeployment(), aDeployment({ replicas: 9 })),
            managed(aConfigMap(), aConfigMap({ threshold: '0.1' })),
          ]),
        ],
        terraform: [terraformInputs({ drift: [aChange()] })],
      }),
      NOW,
    );
    expect(driftRow(view, entity, NOW)).toEqual({
      ...entity,
      state: 'drifted',
      severity: 'capacity',
      sources: ['argocd', 'terraform'],
      fields: 3,
      resources: 3,
      ignored: 0,
      since: minutesAgo(60),
      observedAt: minutesAgo(0),
    });
  });

  it('has no severity where nothing differs', () => {
    const view = deriveDrift(driftInputs({ argocd: [argocdInputs()] }), NOW);
    expect(driftRow(view, entity)).toEqual({
      ...entity,
      state: 'inSync',
      sources: ['argocd'],
      fields: 0,
      resources: 0,
      ignored: 0,
    });
  });
});
