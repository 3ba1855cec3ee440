import type { LoggerService } from '@backstage/backend-plugin-api';

/** A logger that keeps what it is told. */
export class RecordingLogger implements LoggerService {
  readonly lines: string[] = [];

  readonly error = (message: string) => this.add('error', message);
  readonly warn = (message: string) => this.add('warn', message);
  readonly info = (message: string) => this.add('info', message);
  readonly debug = (message: string) => this.add('debug', message);

  child(): LoggerService {
    return this;
  }

  private add(level: string, message: string): void {
    this.lines.push(`${level}: ${message}`);
  }
}
