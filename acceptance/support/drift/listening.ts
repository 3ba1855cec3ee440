import {
  coreServices,
  createServiceFactory,
  type AuditorService,
  type LoggerService,
} from '@backstage/backend-plugin-api';

/** A backend's log and audit events, kept word for word. */
export class Listening {
  readonly log: string[] = [];
  readonly audit: string[] = [];

  /** Services to start the backend with. */
  features() {
    const { log, audit } = this;
    const into =
      (texts: string[]) =>
      (...parts: unknown[]) =>
        void texts.push(JSON.stringify(parts));
    const logger: LoggerService = {
      ...{ error: into(log), warn: into(log), info: into(log) },
      ...{ debug: into(log), child: () => logger },
    };
    const write = into(audit);
    const outcome = async (options?: unknown) => write(options);
    const auditor: AuditorService = {
      // The request itself is no text.
      async createEvent({ request: _, ...event }) {
        write(event);
        return { success: outcome, fail: outcome };
      },
    };
    return [
      createServiceFactory({
        ...{ service: coreServices.logger, deps: {} },
        factory: () => logger,
      }),
      createServiceFactory({
        ...{ service: coreServices.auditor, deps: {} },
        factory: () => auditor,
      }),
    ];
  }
}
