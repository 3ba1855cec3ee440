import {
  mockServices,
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { openDatabase } from './database';

const DIRECTORY = resolvePackagePath(
  '@flagstone/backstage-plugin-ai-platform-backend',
  'migrations',
);
const TABLES = [
  'drift_actions',
  'drift_differences',
  'drift_ignores',
  'drift_rows',
  'drift_terraform_refusals',
  'drift_terraform_reports',
];

jest.setTimeout(60_000);

// Databases that the environment names are used too; none is fetched.
const databases = TestDatabases.create({ disableDocker: true });

async function existing(knex: Knex): Promise<string[]> {
  const found = await Promise.all(
    TABLES.map(table => knex.schema.hasTable(table)),
  );
  return TABLES.filter((_, index) => found[index]);
}

const opened = async (id: TestDatabaseId) =>
  openDatabase(mockServices.database({ knex: await databases.init(id) }));

describe.each(databases.eachSupportedId())('the tables on %p', id => {
  it('are made once', async () => {
    const knex = await opened(id);
    expect(await existing(knex)).toEqual(TABLES);
    await openDatabase(mockServices.database({ knex }));
    expect(await existing(knex)).toEqual(TABLES);
  });

  it('are taken back without a trace, and made anew', async () => {
    const knex = await opened(id);
    await knex.migrate.rollback({ directory: DIRECTORY }, true);
    expect(await existing(knex)).toEqual([]);
    await knex.migrate.latest({ directory: DIRECTORY });
    expect(await existing(knex)).toEqual(TABLES);
  });

  it('are left alone where migrations are somebody else’s', async () => {
    const knex = await databases.init(id);
    const database = mockServices.database({
      knex,
      migrations: { skip: true },
    });
    await openDatabase(database);
    expect(await existing(knex)).toEqual([]);
  });
});
