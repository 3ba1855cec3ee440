/**
 * Who may import whom, as ESLint rules: one entry a package, read by the `.eslintrc.js` of that package.
 * The table that this enforces stands in docs/architecture.md.
 */

const IMPORTS = [
  'ImportDeclaration[source.value=%]',
  'ExportNamedDeclaration[source.value=%]',
  'ExportAllDeclaration[source.value=%]',
  'ImportExpression[source.value=%]',
  'TSImportType[source.value=%]',
  "CallExpression[callee.name='require'][arguments.0.value=%]",
];

/** Refuses every way to import a module whose name matches the regular expression. */
function refuseImports(regex, message) {
  const pattern = `/${regex.replaceAll('/', '\\/')}/`;
  return IMPORTS.map(selector => ({
    selector: selector.replace('%', pattern),
    message,
  }));
}

/** In the folders `<folder>/<name>/`, refuses imports from another `<folder>/<name>/`. */
function refuseSiblings(folder, message, baseSyntax) {
  return [1, 2, 3].map(depth => ({
    files: [`src/${folder}/${'*/'.repeat(depth)}*.{ts,tsx}`],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...baseSyntax,
        ...refuseImports(`^(\\.\\./){${depth}}(?!\\.\\.)`, message),
        ...refuseImports(`(^|/)${folder}/`, message),
      ],
    },
  }));
}

const BROWSER_AND_NODE = [
  'process',
  'Buffer',
  'fetch',
  'XMLHttpRequest',
  'crypto',
  'performance',
  'console',
  'require',
  'module',
  '__dirname',
  '__filename',
  'global',
  'globalThis',
  'window',
  'document',
  'navigator',
  'localStorage',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
];
const CLOCK_AND_LOCALE = ['Date', 'Intl'];

const commonGlobals = [
  ...BROWSER_AND_NODE.map(name => ({
    name,
    message: 'The core runs everywhere: it knows neither Node nor a browser.',
  })),
  ...CLOCK_AND_LOCALE.map(name => ({
    name,
    message:
      'The core is deterministic: clock and locale come in as arguments.',
  })),
];

const TEST_RULES = {
  'no-restricted-globals': 'off',
  'no-restricted-properties': 'off',
};

const common = {
  restrictedSrcSyntax: [
    ...refuseImports(
      '^(?!\\.{1,2}(/|$)|zod$|yaml$)',
      'The core imports nothing but zod, yaml and its own files.',
    ),
    {
      selector:
        'MemberExpression[property.name=/^(localeCompare|toLocale.*)$/]',
      message: 'The core gives the same bytes in every locale.',
    },
  ],
  rules: {
    'no-restricted-globals': ['error', ...commonGlobals],
    'no-restricted-properties': [
      'error',
      {
        object: 'Math',
        property: 'random',
        message: 'The core is deterministic.',
      },
    ],
  },
  // Not empty: ESLint would take an empty list for "as in the sources".
  restrictedTestSyntax: [
    {
      selector:
        "MemberExpression[object.name=/^(describe|it|test)$/][property.name='only']",
      message: 'A test alone hides all others.',
    },
  ],
  testRules: TEST_RULES,
  overrides: [
    {
      files: ['src/testUtils/**'],
      rules: {
        ...TEST_RULES,
        'no-restricted-syntax': 'off',
        '@backstage/no-undeclared-imports': 'off',
      },
    },
  ],
};

const BACKEND_PACKAGES =
  '^(@backstage/(backend-.*|plugin-.*-(backend|node)(-.*)?)|@flagstone/.*(-backend|-node|scaffolder-).*)($|/)';

const NO_BACKEND = refuseImports(
  BACKEND_PACKAGES,
  'The frontend imports no backend package.',
);
const APART =
  'Cards and tabs do not reach into each other: what two need stands beside them, for example in src/shared.';

const frontend = {
  restrictedImportPatterns: [
    '@backstage/backend-*',
    '@backstage/plugin-*-backend*',
    '@backstage/plugin-*-node',
    '@flagstone/*-backend*',
    '@flagstone/*-node',
  ],
  overrides: [
    ...refuseSiblings('cards', APART, [
      ...NO_BACKEND,
      ...refuseImports('(^|/)tabs/', APART),
    ]),
    ...refuseSiblings('tabs', APART, [
      ...NO_BACKEND,
      ...refuseImports('(^|/)cards/', APART),
    ]),
  ],
};

// The fakes of Git hosts are written once, beside the code that they stand in for, and are not published.
const SHARED_TEST_UTILS = {
  files: ['src/**/__testUtils__/**'],
  rules: { '@backstage/no-relative-monorepo-imports': 'off' },
};

const scaffolderModule = {
  restrictedImportPatterns: [
    '@flagstone/backstage-plugin-ai-platform-backend',
    '@flagstone/backstage-plugin-ai-platform',
  ],
  overrides: [SHARED_TEST_UTILS],
};

const node = {
  restrictedImportPatterns: [
    '@backstage/plugin-scaffolder*',
    '@flagstone/backstage-plugin-scaffolder*',
    '@flagstone/backstage-plugin-ai-platform-backend',
    '@flagstone/backstage-plugin-ai-platform',
  ],
};

const KUBERNETES_CLIENT = refuseImports(
  '^@kubernetes/client-node',
  'Only src/kubernetes speaks to a cluster; everything else asks a ResourceReader.',
);

const backend = {
  restrictedImportPatterns: [
    '@backstage/plugin-scaffolder*',
    '@flagstone/backstage-plugin-scaffolder*',
    '@flagstone/backstage-plugin-ai-platform',
  ],
  restrictedSrcSyntax: KUBERNETES_CLIENT,
  overrides: [
    SHARED_TEST_UTILS,
    {
      files: ['src/kubernetes/**/*.ts'],
      rules: { 'no-restricted-syntax': 'off' },
    },
    ...refuseSiblings(
      'features',
      'A feature does not reach into another feature.',
      KUBERNETES_CLIENT,
    ),
  ],
};

const cli = { restrictedImportPatterns: ['@backstage/*'] };

module.exports = { common, frontend, scaffolderModule, node, backend, cli };
