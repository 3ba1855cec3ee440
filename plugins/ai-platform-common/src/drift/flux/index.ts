export { eventFacts, type EventFacts } from './eventFacts';
export { helmReleaseFacts, kustomizationFacts } from './fluxObjectFacts';
