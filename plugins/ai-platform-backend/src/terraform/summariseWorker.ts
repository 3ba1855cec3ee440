import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { PlanReader } from './planReader';
import { PlanRefused } from './planRefused';
import {
  SUMMARISE,
  type FromWorker,
  type Summary,
  type ToWorker,
} from './workerMessages';

/** This file, to be started as a worker thread. */
export const SUMMARISE_WORKER = __filename;

function summaryOf(reader: PlanReader): Summary {
  const { facts, digest, identities } = reader.end();
  return {
    // As text: to take an object over, the main loop would have to build it.
    facts: JSON.stringify(facts),
    plannedAt: facts.plannedAt,
    drift: facts.drift.length + facts.omittedDrift,
    changes: facts.changes.length + facts.omittedChanges,
    digest,
    identities,
  };
}

/** Reads one plan after the other. */
class PlanTask {
  private reader: PlanReader | undefined;

  answer(message: ToWorker): FromWorker {
    try {
      return this.take(message);
    } catch (error) {
      if (!(error instanceof PlanRefused)) throw error;
      this.reader = undefined;
      return { kind: 'refused', reason: error.reason };
    }
  }

  private take(message: ToWorker): FromWorker {
    if (message.kind === 'begin') {
      this.reader = new PlanReader(message.origin);
      return { kind: 'read' };
    }
    const { reader } = this;
    // What was on its way when the plan was refused.
    if (!reader) return { kind: 'read' };
    if (message.kind === 'chunk') {
      reader.feed(message.bytes);
      return { kind: 'read' };
    }
    this.reader = undefined;
    return { kind: 'done', summary: summaryOf(reader) };
  }
}

// Elsewhere this file is imported for its name alone.
if (!isMainThread && workerData?.task === SUMMARISE) {
  const task = new PlanTask();
  parentPort?.on('message', (message: ToWorker) =>
    parentPort?.postMessage(task.answer(message)),
  );
}
