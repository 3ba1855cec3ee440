import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock/clock';
import { together } from './together';

/** As long as the catalog's own page may be behind. */
const KEPT_MS = 5_000;
/** Older than this, what was used again is asked anew with the next question. */
const RENEWED_MS = KEPT_MS / 2;
/** So many of them with one question, so that who asks it hardly waits longer. */
const MOST_RENEWED = 50;

interface Known<Question, Answer> {
  question: Question;
  answer: Answer;
  /** Milliseconds since 1970. */
  askedAt: number;
  /** Somebody has asked for it since. */
  isUsed: boolean;
}

/**
 * Answers that are kept for five seconds. Questions that come together go in one request, and so does whatever was asked
 * for again: what is in use is then seldom waited for, and no answer is older for it.
 */
export class RecentAnswers<Question, Answer> {
  private readonly known: LRUCache<string, Known<Question, Answer>>;
  private readonly asked = new Map<string, Promise<Answer>>();
  private readonly askTogether: (question: Question) => Promise<Answer>;

  constructor(
    private readonly options: {
      /** Answers in the order of the questions; the first is always of somebody who waits. */
      ask(questions: readonly Question[]): Promise<readonly Answer[]>;
      keyOf(question: Question): string;
      /** False for answers that are asked for each time. */
      isKept(answer: Answer): boolean;
      most: number;
      clock: Clock;
    },
  ) {
    const { clock, most } = options;
    this.known = new LRUCache({
      max: most,
      ttl: KEPT_MS,
      ttlResolution: 0,
      perf: clock,
    });
    this.askTogether = together(questions => this.askAll(questions), clock);
  }

  /** @throws what asking throws; then nothing new is known */
  async get(question: Question): Promise<Answer> {
    const key = this.options.keyOf(question);
    const known = this.known.get(key);
    if (known) {
      known.isUsed = true;
      return known.answer;
    }
    const asked = this.asked.get(key);
    if (asked) return asked;
    const asking = this.askTogether(question).finally(() =>
      this.asked.delete(key),
    );
    this.asked.set(key, asking);
    return asking;
  }

  /** Asks whatever is known. */
  async getAfresh(question: Question): Promise<Answer> {
    const askedAt = this.options.clock.now();
    const [answer] = await this.options.ask([question]);
    this.note(question, answer, askedAt);
    return answer;
  }

  private async askAll(
    questions: readonly Question[],
  ): Promise<readonly Answer[]> {
    const all = [...questions, ...this.toRenew()];
    const askedAt = this.options.clock.now();
    const answers = await this.options.ask(all);
    all.forEach((question, index) =>
      this.note(question, answers[index], askedAt),
    );
    return answers.slice(0, questions.length);
  }

  private note(question: Question, answer: Answer, askedAt: number): void {
    const { keyOf, isKept } = this.options;
    const key = keyOf(question);
    // What was asked later knows better.
    if ((this.known.peek(key)?.askedAt ?? -Infinity) > askedAt) return;
    if (isKept(answer)) {
      const known = { question, answer, askedAt, isUsed: false };
      this.known.set(key, known, { start: askedAt });
    } else this.known.delete(key);
  }

  /** What was used since it was asked for, and will soon be too old. */
  private toRenew(): Question[] {
    const before = this.options.clock.now() - RENEWED_MS;
    return [...this.known.values()]
      .filter(({ isUsed, askedAt }) => isUsed && askedAt <= before)
      .sort((one, other) => one.askedAt - other.askedAt)
      .slice(0, MOST_RENEWED)
      .map(({ question }) => question);
  }
}
