export { emptyGitHost } from '../../../../ai-platform-node/src/__testUtils__/emptyGitHost';
