import type { EmittedFile } from '@flagstone/backstage-plugin-ai-platform-common';
import { changedFiles } from './changedFiles';

const file = (path: string, content: string): EmittedFile => ({
  repository: 'platform-k8s-clusters',
  path,
  content,
});

describe('changedFiles', () => {
  it('finds new files and those with other content', () => {
    const before = [file('a', '1'), file('b', '1'), file('gone', '1')];
    const after = [file('a', '1'), file('b', '2'), file('new', '1')];
    expect([...changedFiles(before, after)]).toEqual([
      'platform-k8s-clusters/b',
      'platform-k8s-clusters/new',
    ]);
  });
});
