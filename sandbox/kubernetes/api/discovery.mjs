import { KINDS, apiVersionOf } from './kinds.mjs';
import { pathNotFound } from './statusError.mjs';
import { VISIBILITY } from './visibility.mjs';

const VERBS = ['get', 'list', 'watch'];
const VERSION = {
  major: '1',
  minor: '35',
  emulationMajor: '1',
  emulationMinor: '35',
  minCompatibilityMajor: '1',
  minCompatibilityMinor: '34',
  gitVersion: 'v1.35.4+flagstone-sandbox',
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: '',
  compiler: '',
  platform: 'linux/amd64',
};

/**
 * Answers /version, /api, /api/v1, /apis, /apis/<group> and /apis/<group>/<version>; undefined for every other path.
 * @param {string[]} path its parts
 */
export function discoveryAnswer([root, ...rest]) {
  if (root === 'version' && rest.length === 0) return VERSION;
  if (root === 'api' && rest.length === 0) {
    return {
      kind: 'APIVersions',
      versions: ['v1'],
      serverAddressByClientCIDRs: [],
    };
  }
  if (root === 'api' && rest.length === 1) {
    return resourceList({ group: '', version: rest[0] });
  }
  if (root !== 'apis' || rest.length > 2) return undefined;
  const [group, version] = rest;
  if (version !== undefined) return resourceList({ group, version });
  if (group === undefined) {
    return { kind: 'APIGroupList', apiVersion: 'v1', groups: groups() };
  }
  const found = groups().find(({ name }) => name === group);
  if (!found) throw pathNotFound();
  return { kind: 'APIGroup', apiVersion: 'v1', ...found };
}

function groups() {
  const versions = new Map();
  for (const { group, version } of [...KINDS, VISIBILITY]) {
    if (group) versions.set(group, version);
  }
  return [...versions].map(([name, version]) => {
    const preferredVersion = { groupVersion: `${name}/${version}`, version };
    return { name, versions: [preferredVersion], preferredVersion };
  });
}

function resourceList({ group, version }) {
  const isVisibility =
    group === VISIBILITY.group && version === VISIBILITY.version;
  const resources = isVisibility
    ? VISIBILITY.resources
    : KINDS.filter(
        kind => kind.group === group && kind.version === version,
      ).map(described);
  if (resources.length === 0) throw pathNotFound();
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: apiVersionOf({ group, version }),
    resources,
  };
}

function described({ plural, namespaced, kind, shortNames }) {
  return {
    name: plural,
    singularName: kind.toLowerCase(),
    namespaced,
    kind,
    verbs: VERBS,
    ...(shortNames.length > 0 && { shortNames }),
  };
}
