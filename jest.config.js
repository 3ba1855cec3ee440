const POSTGRES = {
  globalSetup: require.resolve('./scripts/jest/startPostgres.js'),
  globalTeardown: require.resolve('./scripts/jest/endPostgres.js'),
};

/**
 * Every package as Backstage configures it, and the folders beside the packages as a project of their own. Stores are tested on
 * PostgreSQL too.
 */
module.exports = (async () => {
  const backstage = await require('@backstage/cli/config/jest');
  const node = backstage.projects.find(
    project => project.displayName === '@flagstone/cli',
  );
  const projects = backstage.projects.map(project =>
    project.displayName === '@flagstone/backstage-plugin-ai-platform-backend'
      ? { ...project, ...POSTGRES }
      : project,
  );
  return {
    ...backstage,
    reporters: ['default', '<rootDir>/scripts/jest/summaryReporter.js'],
    projects: [
      ...projects,
      {
        ...node,
        displayName: 'acceptance',
        rootDir: __dirname,
        roots: ['<rootDir>/acceptance', '<rootDir>/sandbox'],
      },
    ],
  };
})();
