import type { AiPlatformApi } from '../api/aiPlatformApi';

/** An API that answers nothing but what a test gives it. */
export function anApi<Answers extends Partial<AiPlatformApi>>(
  answers: Answers,
) {
  return {
    getEnvironment: jest.fn(),
    getGpuQuota: jest.fn(),
    getDrift: jest.fn(),
    getDriftRows: jest.fn(),
    revertDrift: jest.fn(),
    codifyDrift: jest.fn(),
    ignoreDrift: jest.fn(),
    endDriftIgnore: jest.fn(),
    ...answers,
  };
}
