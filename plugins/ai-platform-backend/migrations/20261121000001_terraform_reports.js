// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('drift_terraform_reports', table => {
    table.comment('Plans of Terraform and OpenTofu workspaces, summarised');
    table.increments('id');
    table
      .string('workspace_key', 64)
      .notNullable()
      .comment('Hash of organization and workspace');
    table.text('organization').notNullable().comment('Empty: none');
    table.text('workspace').notNullable();
    table.string('digest', 64).notNullable().comment('Of the plan itself');
    table.string('planned_at', 40).notNullable().comment('ISO 8601, UTC');
    table.bigInteger('received_at').notNullable();
    table
      .text('identities')
      .notNullable()
      .comment('JSON; hashes of the resources that exist, a sample');
    table
      .text('facts', 'longtext')
      .notNullable()
      .comment('JSON; secrets are masked');
    table.unique(['workspace_key', 'digest']);
    table.index(['workspace_key', 'planned_at']);
    table.index(['received_at']);
  });
  await knex.schema.createTable('drift_terraform_refusals', table => {
    table.comment('The last report of a workspace that was refused');
    table.string('workspace_key', 64).primary();
    table.bigInteger('at').notNullable();
    table.text('message').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('drift_terraform_refusals');
  await knex.schema.dropTable('drift_terraform_reports');
};
