import type { TerraformChangeFacts, TerraformReportFacts } from '../facts';
import type { JsonValue } from '../json';
import { countChange, isIdle, noChanges } from './changeCounts';
import { terraformChangeFacts } from './changeFacts';
import { KeptChanges } from './keptChanges';
import { memberOf, objectOf, wordOf } from './planJson';
import type { PlanRefusalReason } from './planRefusal';
import type { PlanSection } from './planSection';
import { Relevance } from './relevance';
import { SecretTexts } from './secretTexts';

/** What is known of a report beside the plan itself. @public */
export interface TerraformReportOrigin {
  workspace: string;
  organization?: string;
  /** ISO 8601, in UTC. */
  receivedAt: string;
  commit?: string;
  /** http(s). */
  run?: string;
  engine?: 'terraform' | 'opentofu';
  engineVersion?: string;
}

const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;
const OPENTOFU = 'registry.opentofu.org/';

/**
 * Summarises a plan from its parts, which come one by one and in the plan's own order, so that it need not be held as a
 * whole. Secrets are masked as they are read; what is kept is bounded.
 * @public
 */
export class TerraformReportReducer {
  /** Type and id of the managed resources that exist: they tell one workspace from another. */
  readonly identities = new Set<string>();
  private readonly words = new Map<PlanSection, string>();
  private readonly drift = new KeptChanges();
  private readonly changes = new KeptChanges();
  private readonly drifted = new Set<string>();
  private readonly counts = noChanges();
  private readonly relevance = new Relevance();
  private readonly secrets = new SecretTexts();
  private variables: JsonValue = {};
  private errored = false;
  private openTofu = false;
  private planned = 0;
  private changesSeen = false;
  private existing = 0;

  /** Takes a part of the plan: an element of its lists, or a value. */
  take(section: PlanSection, value: JsonValue): void {
    switch (section) {
      case 'resource_drift':
        return this.takeDrift(value);
      case 'resource_changes':
        return this.takeChange(value);
      case 'relevant_attributes':
        return this.relevance.read(value);
      case 'prior_resources':
        return this.takePrior(value);
      case 'variables':
        this.variables = value;
        return undefined;
      case 'declared_variables':
        return this.takeDeclared(value);
      case 'errored':
        this.errored = value === true;
        return undefined;
      default:
        this.words.set(section, wordOf(value) ?? '');
        return undefined;
    }
  }

  /** Why it is no plan that is understood, when all parts are taken; `keys` are those of the document itself. */
  refusal(keys: ReadonlySet<string>): PlanRefusalReason | undefined {
    if (keys.has('@level')) return 'planLog';
    const isState = keys.has('values') || keys.has('lineage');
    if (!keys.has('planned_values')) return isState ? 'state' : 'notPlan';
    const version = this.words.get('format_version') ?? '';
    if (version === '') return 'notPlan';
    return /^1(?:\.\d+)?$/.test(version) ? undefined : 'formatVersion';
  }

  /** The plan, summarised. */
  finish(origin: TerraformReportOrigin): TerraformReportFacts {
    const refreshOnly = !this.changesSeen && this.existing > 0;
    const timestamp = this.words.get('timestamp') ?? '';
    // A plan from the future would stay the latest for ever.
    const isPast = UTC.test(timestamp) && timestamp <= origin.receivedAt;
    const { engine, engineVersion } = origin;
    return {
      ...origin,
      engine: engine ?? (this.openTofu ? 'opentofu' : 'terraform'),
      engineVersion: engineVersion ?? this.words.get('terraform_version') ?? '',
      formatVersion: this.words.get('format_version') ?? '',
      plannedAt: isPast ? timestamp : origin.receivedAt,
      refreshOnly,
      errored: this.errored,
      resources: this.changesSeen ? this.planned : this.existing,
      drift: this.drift.changes.map(change =>
        this.masked(this.weighed(change, refreshOnly)),
      ),
      omittedDrift: this.drift.omitted,
      changes: this.changes.changes.map(change => this.masked(change)),
      omittedChanges: this.changes.omitted,
      counts: this.counts,
    };
  }

  private takeDrift(value: JsonValue): void {
    const change = this.factsOf(value, 'drift');
    if (!change) return;
    if (change.actions.join() === 'no-op') {
      // A refresh-only plan tells moves here.
      if (!isIdle(change)) this.keep(change);
      return;
    }
    this.drifted.add(change.address);
    this.drift.add(change);
  }

  private takeChange(value: JsonValue): void {
    this.changesSeen = true;
    const change = this.factsOf(value, 'changes');
    if (!change) return;
    const current = change.mode === 'managed' && change.deposed === undefined;
    if (current) this.planned += 1;
    if (!isIdle(change)) this.keep(change);
  }

  private keep(change: TerraformChangeFacts): void {
    countChange(this.counts, change);
    const undoesDrift = this.drifted.has(change.address);
    if (undoesDrift) this.relevance.change(change);
    this.changes.add(change, undoesDrift);
  }

  private factsOf(
    value: JsonValue,
    list: 'drift' | 'changes',
  ): TerraformChangeFacts | undefined {
    const change = memberOf(value, 'change');
    for (const side of ['before', 'after']) {
      this.secrets.learn(
        memberOf(change, side),
        memberOf(change, `${side}_sensitive`),
      );
    }
    const facts = terraformChangeFacts(value, list);
    if (facts?.provider.startsWith(OPENTOFU)) this.openTofu = true;
    return facts;
  }

  private takePrior(value: JsonValue): void {
    const { mode, type, values, sensitive_values: marks } = objectOf(value);
    this.secrets.learn(values, marks);
    if (mode === 'data') return;
    this.existing += 1;
    const id = wordOf(memberOf(values, 'id'));
    if (id) this.identities.add(`${wordOf(type) ?? ''} ${id}`);
  }

  private takeDeclared(value: JsonValue): void {
    for (const [name, declaration] of Object.entries(objectOf(value))) {
      if (memberOf(declaration, 'sensitive') !== true) continue;
      const given = memberOf(this.variables, name);
      this.secrets.learn(memberOf(given, 'value'), true);
    }
  }

  /** Drift that nothing reads and that the plan does not change back is of no consequence. */
  private weighed(
    change: TerraformChangeFacts,
    refreshOnly: boolean,
  ): TerraformChangeFacts {
    if (refreshOnly) return change;
    const { address, differences } = change;
    return {
      ...change,
      differences: differences.map(difference => ({
        ...difference,
        relevant:
          difference.relevant && this.relevance.has(address, difference.path),
      })),
    };
  }

  private masked(change: TerraformChangeFacts): TerraformChangeFacts {
    return {
      ...change,
      differences: change.differences.map(difference => ({
        ...difference,
        want: this.secrets.mask(difference.want),
        have: this.secrets.mask(difference.have),
      })),
    };
  }
}
