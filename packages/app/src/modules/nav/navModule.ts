import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { sidebar } from './sidebar';

export const navModule = createFrontendModule({
  pluginId: 'app',
  extensions: [sidebar],
});
