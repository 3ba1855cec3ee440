export { GitHost } from '../../../../ai-platform-node/src/__testUtils__/gitHost';
