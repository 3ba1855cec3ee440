// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('drift_differences', table => {
    table.comment(
      'What differed between Git and the cluster, from when to when',
    );
    table.increments('id');
    table
      .string('open_key', 64)
      .nullable()
      .unique()
      .comment('Hash of application, resource and path while it is open');
    table.text('application').notNullable();
    table.string('application_key', 64).notNullable();
    table.text('resource').notNullable();
    table.text('path').notNullable();
    table.bigInteger('opened_at').notNullable();
    table.bigInteger('seen_at').notNullable();
    table.bigInteger('closed_at').nullable();
    table.string('closed_by', 32).nullable();
    table.text('person').nullable();
    table.text('want').nullable().comment('Never of a secret value');
    table.text('have').nullable().comment('Never of a secret value');
    table.index(['application_key', 'closed_at']);
    table.index(['closed_at']);
  });
  await knex.schema.createTable('drift_actions', table => {
    table.comment('What people asked for on the page');
    table.increments('id');
    table.string('kind', 16).notNullable();
    table.text('application').notNullable();
    table.string('application_key', 64).notNullable();
    table.text('resources').nullable().comment('JSON; null: all');
    table.text('paths').nullable().comment('JSON; null: all');
    table.text('person').notNullable();
    table.bigInteger('at').notNullable();
    table.index(['application_key', 'at']);
  });
  await knex.schema.createTable('drift_ignores', table => {
    table.comment('Differences that are of no interest for a time');
    table.string('id', 36).primary();
    table.text('application').notNullable();
    table.string('application_key', 64).notNullable();
    table.text('resource').notNullable();
    table.text('path').nullable().comment('null: the whole resource');
    table.text('person').notNullable();
    table.text('reason').notNullable();
    table.bigInteger('at').notNullable();
    table.bigInteger('until').notNullable();
    table.index(['application_key', 'until']);
  });
  await knex.schema.createTable('drift_rows', table => {
    table.comment('A line of the roll-up page for each entity');
    table.string('entity_key', 64).primary();
    table.text('entity_ref').notNullable();
    table.text('row').notNullable().comment('JSON');
    table.bigInteger('observed_at').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('drift_rows');
  await knex.schema.dropTable('drift_ignores');
  await knex.schema.dropTable('drift_actions');
  await knex.schema.dropTable('drift_differences');
};
