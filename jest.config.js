/**
 * Every package as Backstage configures it, and the folders beside the packages as a project of their own.
 */
module.exports = (async () => {
  const backstage = await require('@backstage/cli/config/jest');
  const node = backstage.projects.find(
    project => project.displayName === '@flagstone/cli',
  );
  return {
    ...backstage,
    reporters: ['default', '<rootDir>/scripts/jest/summaryReporter.js'],
    projects: [
      ...backstage.projects,
      {
        ...node,
        displayName: 'acceptance',
        rootDir: __dirname,
        roots: ['<rootDir>/acceptance', '<rootDir>/sandbox'],
      },
    ],
  };
})();
