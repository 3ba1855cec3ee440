import {
  configApiRef,
  createFrontendModule,
  githubAuthApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import {
  SignInPageBlueprint,
  type SignInPageProps,
} from '@backstage/plugin-app-react';
import { SignInPage } from '@backstage/core-components';

const github = {
  id: 'github-auth-provider',
  title: 'GitHub',
  message: 'Sign in with your GitHub account',
  apiRef: githubAuthApiRef,
};

/** GitHub where `auth.environment` is production, a guest on a laptop. */
const ConfiguredSignInPage = (props: SignInPageProps) => {
  const environment =
    useApi(configApiRef).getOptionalString('auth.environment');
  return environment === 'production' ? (
    <SignInPage {...props} title="Sign in" provider={github} auto />
  ) : (
    <SignInPage {...props} title="Sign in" providers={['guest']} />
  );
};

const signInPage = SignInPageBlueprint.make({
  params: { loader: async () => ConfiguredSignInPage },
});

export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [signInPage],
});
