/** Times as the corpus has them, by the phase in which they fell: brought out, then one for every step. */
const PHASE_TIMES = [
  '2026-03-02T09:00:00Z',
  '2026-03-03T14:02:00Z',
  '2026-03-04T08:30:00Z',
];
/** When Argo CD looked and the corpus was read. */
const READ_TIME = '2026-03-09T10:00:00Z';

const TIME = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g;
const UID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;
const CLUSTER_IP = /\b10\.0\.\d{1,3}\.\d{1,3}\b/g;

const pad = (n: number, length: number) => String(n).padStart(length, '0');

function numbered(
  known: Map<string, string>,
  value: string,
  format: (n: number) => string,
): string {
  if (!known.has(value)) known.set(value, format(known.size + 1));
  return known.get(value)!;
}

/**
 * Writes in the place of what is different in every run (ids, times, addresses) what is always the same, and
 * keeps equal what was equal, and later what was later.
 */
export class Normaliser {
  private readonly uids = new Map<string, string>();
  private readonly addresses = new Map<string, string>();
  private readonly versions = new Map<string, string>();

  constructor(
    private readonly run: {
      /** Milliseconds at which the run began, and at which every step did. */
      startedAt: number;
      steps: readonly number[];
      readAt: number;
      /** Texts, such as commits and addresses of repositories, and what stands for them. */
      texts: ReadonlyMap<string, string>;
    },
  ) {}

  /** A copy of what JSON can say. */
  apply(value: unknown, key = ''): any {
    if (typeof value === 'string') {
      return key === 'resourceVersion' ? this.version(value) : this.text(value);
    }
    if (Array.isArray(value)) return value.map(item => this.apply(item));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        this.text(name),
        this.apply(item, name),
      ]),
    );
  }

  private text(value: string): string {
    let text = value;
    for (const [from, to] of this.run.texts) text = text.split(from).join(to);
    return text
      .replace(TIME, time => this.time(time))
      .replace(UID, uid =>
        numbered(this.uids, uid, n => `00000000-0000-4000-8000-${pad(n, 12)}`),
      )
      .replace(CLUSTER_IP, ip =>
        numbered(this.addresses, ip, n => `10.0.0.${n}`),
      );
  }

  private version(value: string): string {
    return numbered(this.versions, value, n => String(1000 + n));
  }

  private time(text: string): string {
    const { startedAt, steps, readAt } = this.run;
    const time = Date.parse(text);
    if (time < startedAt - 60_000 || time > Date.now() + 60_000) return text;
    if (time >= readAt) return READ_TIME;
    return PHASE_TIMES[steps.filter(step => time >= step).length];
  }
}
