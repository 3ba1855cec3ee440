import {
  aDeployment,
  argocdInputs,
  driftInputs,
  managed,
  minutesAgo,
  NOW,
} from '../../../testUtils/drift/inputs';
import type { ArgocdApplicationInputs } from '../../inputs';
import { deriveDrift } from '../deriveDrift';

const derive = (...argocd: ArgocdApplicationInputs[]) =>
  deriveDrift(driftInputs({ argocd }), NOW);

const application = (inputs: ArgocdApplicationInputs) =>
  derive(inputs).applications[0];

const same = managed(aDeployment(), aDeployment());

describe('deploys', () => {
  const REVISION = '77aa012b3c4d5e6f77aa012b3c4d5e6f77aa012b';

  it('are the latest first, with a commit for each source and links to its host', () => {
    const view = application(
      argocdInputs(
        [same],
        {
          history: [
            {
              id: '1',
              deployedAt: minutesAgo(300),
              revisions: ['1.2.3'],
              repoUrls: ['https://charts.example.com'],
            },
            {
              id: '2',
              deployedAt: minutesAgo(200),
              by: 'alice',
              revisions: [REVISION, REVISION],
              repoUrls: [
                'git@gitlab.example.com:ml/fraud.git',
                'https://github.com/acme/values',
              ],
            },
            { id: '3', deployedAt: 'never', revisions: [], repoUrls: [] },
          ],
        },
        {
          commits: {
            [REVISION]: {
              revision: REVISION,
              author: 'Bob <bob@example.com>',
              message: 'Raise the limit',
              at: '2026-03-10T09:00:00+01:00',
            },
          },
        },
      ),
    );
    expect(view.history.map(({ id }) => id)).toEqual(['2', '1']);
    expect(view.lastDeploy).toMatchObject({
      by: 'alice',
      commits: [
        {
          author: 'Bob <bob@example.com>',
          at: '2026-03-10T08:00:00Z',
          link: `https://gitlab.example.com/ml/fraud/-/commit/${REVISION}`,
        },
        { link: `https://github.com/acme/values/commit/${REVISION}` },
      ],
    });
    expect(view.history[1].commits).toEqual([{ revision: '1.2.3' }]);
  });
});

describe('hostile texts', () => {
  const evil = 'data:text/html,<script>alert(1)</script>';

  it('become no links and bring no control characters', () => {
    const view = application(
      argocdInputs(
        [same],
        {
          revisions: [evil],
          conditions: [
            {
              type: 'Sync\u0007Error',
              message: `\u001b[31m${'x'.repeat(2_000)}\u202e`,
            },
          ],
          operation: { phase: 'failed', message: 'a\u0000b', by: 'eve\u202e' },
          history: [
            {
              id: '1',
              deployedAt: minutesAgo(5),
              revisions: ['../../admin'],
              repoUrls: [evil],
            },
          ],
        },
        {
          link: evil,
          commits: {
            '../../admin': {
              revision: '../../admin',
              message: 'm\u0000',
            },
          },
        },
      ),
    );
    expect(view.link).toBeUndefined();
    expect(view.history[0].commits).toEqual([
      { revision: '../../admin', message: 'm' },
    ]);
    const [condition] = view.conditions;
    expect(condition.message.length).toBeLessThanOrEqual(500);
    expect(JSON.stringify(view)).not.toMatch(/\\u00|[\u202a-\u202e]/);
  });
});
