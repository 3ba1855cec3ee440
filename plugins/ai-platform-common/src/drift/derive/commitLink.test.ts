import { commitLink } from './commitLink';

const ID = '285c9a46e3a72dbbb98ffac5222eb99882cb135e';

it.each([
  [
    'https://github.com/acme/shop.git',
    `https://github.com/acme/shop/commit/${ID}`,
  ],
  ['git@github.com:acme/shop.git', `https://github.com/acme/shop/commit/${ID}`],
  [
    'https://user:CANARY@github.com/acme/shop/',
    `https://github.com/acme/shop/commit/${ID}`,
  ],
  [
    'ssh://git@github.example.org:7999/acme/shop',
    `https://github.example.org/acme/shop/commit/${ID}`,
  ],
  [
    'https://gitlab.com/acme/group/shop.git',
    `https://gitlab.com/acme/group/shop/-/commit/${ID}`,
  ],
  [
    'https://bitbucket.org/acme/shop',
    `https://bitbucket.org/acme/shop/commits/${ID}`,
  ],
  [
    'https://codeberg.org/acme/shop',
    `https://codeberg.org/acme/shop/commit/${ID}`,
  ],
  [
    'https://git.example.org:8443/acme/shop.git',
    `https://git.example.org:8443/acme/shop/commit/${ID}`,
  ],
  [
    'https://notgitlab.example.org/acme/shop',
    `https://notgitlab.example.org/acme/shop/commit/${ID}`,
  ],
])('%s has the page %s', (repoUrl, link) => {
  expect(commitLink(repoUrl, ID)).toBe(link);
});

it.each([
  'file:///srv/git/shop.git',
  'https://github.com/acme/../../evil',
  'https://github.com/acme/shop?x=1',
  'data:text/html,//github.com/a/b',
  'https://github.com/a b',
  'https://github.com/"><script>',
  '',
  undefined,
])('%p has none', repoUrl => {
  expect(commitLink(repoUrl, ID)).toBeUndefined();
});

it.each(['main', '1.2.3', `${ID}"><script>`, '../..'])(
  'what is no commit has no page: %s',
  revision => {
    expect(
      commitLink('https://github.com/acme/shop', revision),
    ).toBeUndefined();
  },
);
