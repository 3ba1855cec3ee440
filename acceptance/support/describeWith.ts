/**
 * A suite that needs tools which not every machine has. Where some are missing it is skipped and says so;
 * with FLAGSTONE_REQUIRE_ALL=1 it fails instead, so that no check passes because it did not run.
 */
export function describeWith(
  missing: readonly string[],
  title: string,
  body: () => void,
): void {
  if (missing.length === 0) {
    describe(title, body);
    return;
  }
  const reason = `${title}: not run, for want of ${missing.join(', ')}`;
  if (process.env.FLAGSTONE_REQUIRE_ALL === '1') {
    it(title, () => {
      throw new Error(reason);
    });
    return;
  }
  process.stderr.write(`\n!! SKIPPED ${reason}\n`);
  // Not the body: it may reach for what is missing while it is collected.
  it.skip(title, () => {});
}
