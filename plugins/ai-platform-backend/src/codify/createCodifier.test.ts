import { mockServices } from '@backstage/backend-test-utils';
import {
  aCodifier,
  aCodifyRequest,
  anApplication,
  MANIFEST,
  PATH,
} from './__testUtils__/codifying';
import { emptyGitHost } from './__testUtils__/emptyGitHost';

const host = emptyGitHost();

jest.setTimeout(30_000);

const codifier = (logger = mockServices.logger.mock()) =>
  aCodifier({ aiPlatform: { localGit: { root: host.root } } }, logger);

describe('codifying in a local repository', () => {
  it('makes one commit a field on the branch that the Application follows', async () => {
    const config = host.create('config', { [PATH]: MANIFEST, 'x.md': 'kept' });
    const before = host.head(config);

    const codified = await codifier().codify(
      aCodifyRequest(anApplication(config.url)),
    );

    const ids = host.git(config, 'rev-list', '--reverse', `${before}..main`);
    expect(codified.commits.map(({ id }) => id)).toEqual(ids.split('\n'));
    expect(codified).toMatchObject({
      ...{ preview: false, refused: [], repository: 'config', branch: 'main' },
      files: [
        {
          ...{ path: PATH, before: MANIFEST },
          after: MANIFEST.replace('replicas: 2', 'replicas: 5').replace(
            'detector:1.4.0',
            'detector:1.5.0',
          ),
        },
      ],
    });
    expect(host.show(config, PATH)).toBe(codified.files[0].after);
    expect(host.files(config)).toEqual([PATH, 'x.md']);
    expect(host.git(config, 'diff', '--stat', 'main~2', 'main~1')).toContain(
      '1 insertion(+), 1 deletion(-)',
    );
    expect(
      host.git(config, 'log', '-1', '--format=%an <%ae>, %cn%n%B', 'main~1'),
    ).toBe(`ada <ada@localhost>, Flagstone
Set spec.replicas of Deployment fraud/detector to 5

Git: 2
Cluster: 5
Changed by: kubectl (scale) at 2026-10-06T14:02:11Z
Asked for by: user:default/ada at 2026-10-06T14:02:11.000Z
Why: Twice the requests since Monday.

Flagstone-Application: argocd/fraud-detector
Flagstone-Resource: apps/Deployment/fraud/detector
Flagstone-Field: spec.replicas`);
    expect(host.git(config, 'fsck', '--strict', '--no-dangling')).toBe('');
    expect(host.traces(config).refs).toBe('');
  });

  it('shows what it would do, and writes nothing', async () => {
    const config = host.create('config', { [PATH]: MANIFEST });
    const before = { head: host.head(config), ...host.traces(config) };
    const request = aCodifyRequest(anApplication(config.url));

    const preview = await codifier().codify({ ...request, dryRun: true });

    expect({ head: host.head(config), ...host.traces(config) }).toEqual(before);
    expect(preview).toMatchObject({
      ...{ preview: true, branch: 'main', repository: 'config' },
      commits: [
        { message: expect.stringMatching(/^Set spec\.replicas/) },
        { message: expect.stringMatching(/^Set spec\.template/) },
      ],
    });
    const { files } = await codifier().codify(request);
    expect(files).toEqual(preview.files);
  });

  it('changes nothing when it is asked again', async () => {
    const config = host.create('config', { [PATH]: MANIFEST });
    const request = aCodifyRequest(
      anApplication(config.url, { targetRevision: 'HEAD' }),
    );
    await codifier().codify(request);
    const head = host.head(config);

    const again = await codifier().codify(request);

    expect(again).toEqual({
      ...{ preview: false, files: [], refused: [], commits: [] },
    });
    expect(host.head(config)).toBe(head);
  });

  it('starts again on top of what someone else commits meanwhile', async () => {
    const config = host.create('config', { [PATH]: MANIFEST });
    host.whenCommitIsReady(
      config,
      `[ -e moved ] || { touch moved; ${host.elsewhere(config)}; }`,
    );

    const { commits } = await codifier().codify(
      aCodifyRequest(anApplication(config.url)),
    );

    expect(commits).toHaveLength(2);
    expect(host.git(config, 'log', '--format=%s', 'main').split('\n')).toEqual([
      expect.stringContaining('Set spec.template'),
      expect.stringContaining('Set spec.replicas'),
      'meanwhile',
      'by hand',
    ]);
  });

  it('follows an overlay to its base, and keeps the mark of a program', async () => {
    const config = host.create('config', {
      'apps/detector/kustomization.yaml': 'resources: [../../base]\n',
      'base/kustomization.yaml': 'resources: [all.yaml]\n',
      'base/all.yaml': MANIFEST,
    });

    const { files, refused } = await codifier().codify(
      aCodifyRequest(anApplication(config.url)),
    );

    expect(refused).toEqual([]);
    expect(files.map(({ path, before }) => [path, before === ''])).toEqual([
      ['apps/detector/patch-deployment-detector.yaml', true],
      ['apps/detector/kustomization.yaml', false],
    ]);
    expect(host.files(config)).toContain(files[0].path);
  });

  it('takes the values of a chart from another source of the Application', async () => {
    const values = host.create('values', {
      'prod/values.yaml': 'replicaCount: 2\nimage: { tag: 1.4.0 }\n',
    });
    const application = anApplication(values.url, {
      ...{ path: undefined, ref: 'values' },
    });
    application.sources.push({
      ...{ repoUrl: 'https://charts.example.com', chart: 'detector' },
      helm: { valueFiles: ['$values/prod/values.yaml'], inlineValues: false },
    });

    await codifier().codify(aCodifyRequest(application));

    expect(host.show(values, 'prod/values.yaml')).toBe(
      'replicaCount: 5\nimage: { tag: "1.5.0" }\n',
    );
  });

  it('logs how much, and nothing of what', async () => {
    const logger = mockServices.logger.mock();
    const config = host.create('config', { [PATH]: MANIFEST });

    await codifier(logger).codify(aCodifyRequest(anApplication(config.url)));

    expect(logger.info.mock.calls).toEqual([
      ['Codified 2 field(s) in config, branch main'],
    ]);
  });
});
