const fs = require('node:fs');

/**
 * Writes how many tests passed, failed and were skipped, as JSON, to the file that FLAGSTONE_TEST_SUMMARY names.
 * A test file that could not be loaded counts as a failure.
 */
class SummaryReporter {
  onRunComplete(_contexts, results) {
    const file = process.env.FLAGSTONE_TEST_SUMMARY;
    if (!file) return;
    const summary = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    fs.writeFileSync(file, JSON.stringify(summary));
  }
}

module.exports = SummaryReporter;
