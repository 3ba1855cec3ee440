import { InputError } from '@backstage/errors';
import {
  decoded,
  parseLocalFileUrl,
  repositoryPath,
} from '@flagstone/backstage-plugin-ai-platform-node';

/** Where a file lies that a URL names. */
export interface DocumentPlace {
  gitUrl: string;
  /** Name of the repository. */
  name: string;
  branch: string;
  /** Path in the repository, with forward slashes. */
  path: string;
}

const HEADS = 'refs/heads/';
// As web pages of Git hosts name a file: GitHub and Gitea-like hosts, and GitLab with its dash.
const WEB =
  /^(https?:\/\/[^/?#]+\/[^?#]+?)(?:\/-)?\/(?:blob|edit|raw|tree)\/([^/?#]+)\/([^?#]+)$/;

/**
 * The repository, branch and path that the URL of a file stands for. A slash in the branch is written `%2F`.
 *
 * @throws InputError for a URL of another form, NotAllowedError for one that leaves its repository
 */
export function documentPlace(
  url: string,
  localGitRoot: string | undefined,
): DocumentPlace {
  if (url.startsWith('file:') && localGitRoot !== undefined) {
    const { repositoryUrl, ref, path } = parseLocalFileUrl(localGitRoot, url);
    const branch = ref.slice(HEADS.length);
    return { ...namedRepository(repositoryUrl), branch, path };
  }
  const match = WEB.exec(url);
  if (!match) {
    throw new InputError(
      `documentUrl: ${JSON.stringify(
        url,
      )} does not name a file on a branch. Write it as the Git host shows it: https://<host>/<owner>/<repository>/blob/<branch>/<path>.`,
    );
  }
  const [, repositoryUrl, branch, path] = match;
  return {
    ...namedRepository(repositoryUrl),
    branch: decoded(branch),
    path: repositoryPath('', decoded(path)),
  };
}

function namedRepository(gitUrl: string) {
  const name = gitUrl.slice(gitUrl.lastIndexOf('/') + 1);
  return { gitUrl, name: name.replace(/\.git$/, '') };
}
