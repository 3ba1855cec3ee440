const { createConfigForRole } = require('@backstage/cli/config/eslint-factory');

module.exports = createConfigForRole(__dirname, 'cli', {
  parserOptions: { ecmaVersion: 2022 },
  restrictedSrcSyntax: [],
});
