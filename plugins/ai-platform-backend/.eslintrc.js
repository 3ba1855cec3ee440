const { backend } = require('../../scripts/eslint/importRules');

module.exports = require('@backstage/cli/config/eslint-factory')(
  __dirname,
  backend,
);
