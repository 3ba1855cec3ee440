import { render, screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  createTestAppWrapper,
  mockApis,
  TestApiProvider,
} from '@backstage/test-utils';
import { aDriftView } from './__testUtils__/aDriftView';
import { aDriftEntity, driftApi } from './__testUtils__/renderDrift';
import { aiPlatformApiRef } from './api/aiPlatformApi';
import {
  aiPlatformPlugin,
  DriftPage,
  EntityDriftCard,
  EntityDriftContent,
} from './legacy';

const PAGE = '/catalog/default/component/fraud-detector';

function renderInOldApp(path: string, entity = aDriftEntity()) {
  const api = driftApi(aDriftView());
  api.getDriftRows.mockResolvedValue({ rows: [], problems: [] });
  const Wrapper = createTestAppWrapper({
    routeEntries: [path],
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      [`${PAGE}/drift`]: aiPlatformPlugin.routes.drift,
      '/drift': aiPlatformPlugin.routes.driftPage,
    },
  });
  render(
    <Wrapper>
      <TestApiProvider
        apis={[
          [aiPlatformApiRef, api],
          [permissionApiRef, mockApis.permission()],
        ]}
      >
        <EntityProvider entity={entity}>
          <Routes>
            <Route path={PAGE} element={<EntityDriftCard />} />
            <Route path={`${PAGE}/drift`} element={<EntityDriftContent />} />
            <Route path="/drift" element={<DriftPage />} />
          </Routes>
        </EntityProvider>
      </TestApiProvider>
    </Wrapper>,
  );
  return api;
}

describe('drift in the old frontend system', () => {
  it('shows the card, which leads to the tab', async () => {
    renderInOldApp(PAGE);
    expect(
      await screen.findByText(/^2 fields in 1 resource differ/),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Drift details' })).toHaveAttribute(
      'href',
      `${PAGE}/drift`,
    );
  });

  it('shows the tab', async () => {
    renderInOldApp(`${PAGE}/drift`);
    expect(
      await screen.findByRole('heading', { name: 'Deployment fraud-detector' }),
    ).toBeVisible();
  });

  it('shows the page on everything, under a heading of its own', async () => {
    renderInOldApp('/drift');
    expect(await screen.findByText(/^No entity that you may/)).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Drift' })).toBeVisible();
  });

  it('says which annotation is missing, and asks nothing', async () => {
    const api = renderInOldApp(PAGE, aDriftEntity({}));
    expect(await screen.findByText('argocd/app-name')).toBeVisible();
    expect(api.getDrift).not.toHaveBeenCalled();
  });
});
