import { render, screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { createTestAppWrapper, TestApiProvider } from '@backstage/test-utils';
import { aGpuQuotaView } from './__testUtils__/aGpuQuotaView';
import { aQuotaEntity, quotaApi } from './__testUtils__/renderQuota';
import { aiPlatformApiRef } from './api/aiPlatformApi';
import {
  aiPlatformPlugin,
  EntityGpuQuotaCard,
  EntityGpuQuotaContent,
} from './legacy';

const PAGE = '/catalog/default/component/defect-detector';

function renderInOldApp(path: string, entity = aQuotaEntity()) {
  const api = quotaApi(aGpuQuotaView());
  const Wrapper = createTestAppWrapper({
    routeEntries: [path],
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      [`${PAGE}/gpu-quota`]: aiPlatformPlugin.routes.gpuQuota,
    },
  });
  render(
    <Wrapper>
      <TestApiProvider
        apis={[
          [aiPlatformApiRef, api],
          [catalogApiRef, catalogApiMock({ entities: [entity] })],
        ]}
      >
        <EntityProvider entity={entity}>
          <Routes>
            <Route path={PAGE} element={<EntityGpuQuotaCard />} />
            <Route
              path={`${PAGE}/gpu-quota`}
              element={<EntityGpuQuotaContent />}
            />
          </Routes>
        </EntityProvider>
      </TestApiProvider>
    </Wrapper>,
  );
  return api;
}

describe('the GPU quota in the old frontend system', () => {
  it('shows the card, which leads to the tab', async () => {
    renderInOldApp(PAGE);
    expect(await screen.findByText('2 of 8 NVIDIA H100 free')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'GPU quota details' }),
    ).toHaveAttribute('href', `${PAGE}/gpu-quota`);
  });

  it('shows the tab', async () => {
    renderInOldApp(`${PAGE}/gpu-quota`);
    expect(
      await screen.findByRole('heading', { name: 'Namespace vision' }),
    ).toBeVisible();
  });

  it('says which annotation is missing, and asks nothing', async () => {
    const api = renderInOldApp(PAGE, aQuotaEntity({}));
    expect(
      await screen.findByText('backstage.io/kubernetes-namespace'),
    ).toBeVisible();
    expect(api.getGpuQuota).not.toHaveBeenCalled();
    expect(
      screen.queryByRole('link', { name: 'GPU quota details' }),
    ).toBeNull();
  });
});
