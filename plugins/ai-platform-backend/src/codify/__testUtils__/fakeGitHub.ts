export { FakeGitHub } from '../../../../ai-platform-node/src/__testUtils__/fakeGitHub';
