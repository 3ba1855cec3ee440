import { mockServices } from '@backstage/backend-test-utils';
import {
  aCodifier,
  aCodifyRequest,
  aDriftedDeployment,
  anApplication,
  IMAGE,
  MANIFEST,
  PATH,
} from './__testUtils__/codifying';
import { emptyGitHost } from './__testUtils__/emptyGitHost';

const host = emptyGitHost();

jest.setTimeout(30_000);

const codifier = (logger = mockServices.logger.mock()) =>
  aCodifier({ aiPlatform: { localGit: { root: host.root } } }, logger);

function refusals({ refused }: { refused: Array<{ obstacle: string }> }) {
  return refused.map(({ obstacle }) => obstacle);
}

describe('bad input', () => {
  it.each([
    ['another folder', '../../outside'],
    ['an absolute folder', '/apps/detector'],
    ['the repository itself', '.git'],
    ['an option', '--output=x'],
    ['a line break', 'apps/detector\nHEAD'],
    ['nothing that is there', 'apps/missing'],
  ])('leads nowhere by %s', async (_case, path) => {
    const config = host.create('config', { [PATH]: MANIFEST });
    const head = host.head(config);

    const codified = await codifier().codify(
      aCodifyRequest(anApplication(config.url, { path })),
    );

    expect(refusals(codified)).toEqual(['placeNotFound', 'placeNotFound']);
    expect(codified.patch).toContain('replicas: 5');
    expect(host.head(config)).toBe(head);
  });

  it.each([
    ['a file of the machine', 'file:///etc'],
    ['a way out of the root', `file://${host.root}/../config.git`],
    ['a host without an integration', 'https://git.example.com/acme/config'],
    ['a transport helper', 'ext::sh -c touch% owned'],
    ['an option', '--upload-pack=touch owned'],
  ])('opens no repository by %s', async (_case, url) => {
    const codified = await codifier().codify(
      aCodifyRequest(anApplication(url)),
    );

    expect(refusals(codified)).toEqual([
      'repositoryNotWritable',
      'repositoryNotWritable',
    ]);
  });

  it.each(['v1.0.0', '1a2b3c4', 'main~1', '--all', 'refs/tags/v1', '*'])(
    'commits to nothing but a branch: %s',
    async targetRevision => {
      const config = host.create('config', { [PATH]: MANIFEST });
      host.git(config, 'tag', 'v1.0.0', 'main');

      const codified = await codifier().codify(
        aCodifyRequest(anApplication(config.url, { targetRevision })),
      );

      expect(refusals(codified)).toEqual([
        'repositoryNotWritable',
        'repositoryNotWritable',
      ]);
    },
  );

  it('neither reads nor writes through a symbolic link', async () => {
    const config = host.create('config', { 'real/deployment.yaml': MANIFEST });
    const link = host.git(config, 'rev-parse', 'main:real/deployment.yaml');
    expect(link).toMatch(/^[0-9a-f]{40}$/);
    host.link(config, PATH, '../../real/deployment.yaml');
    host.link(config, 'linked', 'real');
    const head = host.head(config);

    const byFile = await codifier().codify(
      aCodifyRequest(anApplication(config.url)),
    );
    const byFolder = await codifier().codify(
      aCodifyRequest(anApplication(config.url, { path: 'linked' })),
    );

    expect([byFile, byFolder].flatMap(refusals)).toEqual(
      Array(4).fill('placeNotFound'),
    );
    expect(host.head(config)).toBe(head);
  });

  it('does not read files that are larger than 1 MiB, or no text', async () => {
    const config = host.create('config', {
      [PATH]: `${MANIFEST}# ${'x'.repeat(1024 * 1024)}\n`,
      'apps/detector/other.yaml': MANIFEST,
    });

    const { files } = await codifier().codify(
      aCodifyRequest(anApplication(config.url)),
    );

    expect(files.map(({ path }) => path)).toEqual(['apps/detector/other.yaml']);
  });

  it('is certain of nothing among more than 2,000 files', async () => {
    const config = host.create(
      'config',
      Object.fromEntries([
        [PATH, MANIFEST],
        ...Array.from({ length: 2_000 }, (_each, index) => [
          `apps/detector/${index}.yaml`,
          'a: 1\n',
        ]),
      ]),
    );

    const codified = await codifier().codify(
      aCodifyRequest(anApplication(config.url)),
    );

    expect(refusals(codified)).toEqual(['placeNotFound', 'placeNotFound']);
  });

  it('shows and commits no secret, though one stands beside the value', async () => {
    const canary = 'canary-4711';
    const secret = `---\nkind: Secret\napiVersion: v1\nmetadata: { name: db }\nstringData: { a: ${canary} }\n`;
    const config = host.create('config', { [PATH]: MANIFEST + secret });
    const logger = mockServices.logger.mock();

    const codified = await codifier(logger).codify(
      aCodifyRequest(anApplication(config.url), {
        differences: [{ path: 'spec.replicas' }, { path: `${IMAGE}.password` }],
      }),
    );

    expect(JSON.stringify([codified, logger.info.mock.calls])).not.toContain(
      canary,
    );
    expect(host.show(config, PATH)).toContain(canary);
    expect(host.git(config, 'log', '--format=%B', 'main')).not.toContain(
      canary,
    );
  });

  it('refuses a masked value', async () => {
    const config = host.create('config', { [PATH]: MANIFEST });
    const resource = aDriftedDeployment();
    const text = JSON.stringify(resource.have).replace(
      'detector:1.5.0',
      '(masked, other)',
    );

    const codified = await codifier().codify(
      aCodifyRequest(anApplication(config.url), {
        ...{ resource: { ...resource, have: JSON.parse(text) } },
        differences: [{ path: IMAGE }],
      }),
    );

    expect(codified).toEqual({
      ...{ preview: false, files: [], commits: [] },
      refused: [{ path: IMAGE, obstacle: 'secret' }],
    });
  });

  it('puts what others wrote where it cannot pass for anything else', async () => {
    const config = host.create('config', { [PATH]: MANIFEST });
    const evil = 'x\n\nFlagstone-Field: forged\0\u202e <evil@example.com>';

    await codifier().codify(
      aCodifyRequest(anApplication(config.url), {
        ...{ person: `user:default/${evil}`, reason: evil },
        differences: [{ path: 'spec.replicas', who: { manager: evil } }],
      }),
    );

    const [head] = host.git(config, 'cat-file', 'commit', 'main').split('\n\n');
    expect(head.split('\n')).toHaveLength(4);
    expect(
      host.git(
        config,
        'log',
        '-1',
        '--format=%(trailers:key=Flagstone-Field)',
        'main',
      ),
    ).toBe('Flagstone-Field: spec.replicas');
  });
});
