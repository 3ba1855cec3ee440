const { node } = require('../../scripts/eslint/importRules');

module.exports = require('@backstage/cli/config/eslint-factory')(
  __dirname,
  node,
);
