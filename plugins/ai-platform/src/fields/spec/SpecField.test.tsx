import { screen, waitFor, within } from '@testing-library/react';
import { METADATA, SPEC } from '../../__testUtils__/answers';
import { openSection, renderSpecPage } from '../../__testUtils__/renderForm';

jest.setTimeout(60_000);

const preview = () => screen.findByRole('region', { name: 'Preview' });
const radio = (name: string) => screen.findByRole('radio', { name });
const combobox = (name: RegExp) => screen.findByRole('combobox', { name });

const GPU_POOL = {
  name: 'gpu',
  machine: 'm7i.xlarge',
  min: 0,
  max: 2,
  accelerator: { type: 'nvidia-l4', count: 1 },
};
const SYSTEM_POOL = { name: 'system', machine: 'm7i.xlarge', min: 2, max: 4 };

describe('the page that asks what an environment is', () => {
  it('begins with sensible answers and asks for cloud, region and account', async () => {
    await renderSpecPage({ metadata: { ...METADATA, name: 'fraud-prod' } });

    expect(await radio('Prod')).toBeChecked();
    expect(
      await screen.findByRole('textbox', { name: /^Network range/ }),
    ).toHaveDisplayValue(/^10\.\d+\.0\.0\/16$/);
    expect(
      within(await preview()).getByText(/^Choose a cloud/),
    ).toBeInTheDocument();
    expect(await combobox(/^Region/)).toBeDisabled();
  });

  it('creates what was answered and nothing else', async () => {
    const { user, next, onCreate } = await renderSpecPage();

    await user.click(await radio('AWS'));
    await user.click(await combobox(/^Region/));
    await user.click(
      await screen.findByRole('option', { name: 'eu-central-1' }),
    );
    await user.type(
      screen.getByRole('textbox', { name: /^AWS account/ }),
      SPEC.account,
    );
    await next();
    await user.click(await screen.findByRole('button', { name: 'Create' }));

    await waitFor(() =>
      expect(onCreate).toHaveBeenCalledWith({
        metadata: METADATA,
        spec: { ...SPEC, network: { cidr: '10.103.0.0/16' } },
      }),
    );
  });

  it('shows main.tf, which follows what is typed', async () => {
    const { user } = await renderSpecPage({ spec: SPEC });
    const files = await preview();
    expect(
      await within(files).findByText('"10.40.0.0/16"'),
    ).toBeInTheDocument();

    const range = screen.getByRole('textbox', { name: /^Network range/ });
    await user.clear(range);
    await user.type(range, '10.50.0.0/16');

    expect(
      await within(files).findByText('"10.50.0.0/16"'),
    ).toBeInTheDocument();
    expect(
      within(files).getByRole('button', { name: /^main\.tf/ }),
    ).toHaveAttribute('aria-current', 'true');
  });

  it('goes on with a warning', async () => {
    const { next } = await renderSpecPage({
      spec: { ...SPEC, region: 'eu-nowhere-1' },
    });
    expect(
      await screen.findByText(/^eu-nowhere-1 is not a region of aws/),
    ).toBeInTheDocument();

    await next();
    expect(
      await screen.findByRole('button', { name: 'Create' }),
    ).toBeInTheDocument();
  });

  it('proposes the right machine beside a wrong one, and takes it at a press', async () => {
    const { user, next } = await renderSpecPage({
      spec: { ...SPEC, nodePools: [SYSTEM_POOL, GPU_POOL] },
    });
    expect(
      await screen.findByRole('button', { name: /^Node pools 1 fault/ }),
    ).toBeInTheDocument();

    await next();
    const pool = await screen.findByRole('group', { name: 'gpu' });
    const machine = within(pool).getByRole('combobox', { name: 'Machine' });
    expect(machine).toHaveAccessibleDescription(
      /m7i\.xlarge has no accelerators, not 1 × NVIDIA L4\. Use g6\.xlarge\./,
    );
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();

    await user.click(
      within(pool).getByRole('button', { name: 'Use g6.xlarge' }),
    );
    expect(machine).toHaveValue('g6.xlarge');
    expect(machine).toBeValid();
  });

  it('lets the accelerator follow the machine', async () => {
    const { user } = await renderSpecPage({
      spec: { ...SPEC, nodePools: [SYSTEM_POOL] },
    });
    await openSection(user, /^Node pools/);
    const pool = await screen.findByRole('group', { name: 'system' });

    const machine = within(pool).getByRole('combobox', { name: 'Machine' });
    await user.clear(machine);
    await user.type(machine, 'A100 80');
    await user.click(
      await screen.findByRole('option', { name: /^p4de\.24xlarge/ }),
    );

    expect(
      within(pool).getByText('8 × NVIDIA A100 80 GB with 80 GB each'),
    ).toBeInTheDocument();
  });

  it('keeps what still makes sense on another cloud, and gives back what does not', async () => {
    const { user } = await renderSpecPage({ spec: SPEC });

    await user.click(await radio('Google Cloud'));
    expect(await combobox(/^Region/)).toHaveValue('');
    expect(
      screen.getByRole('textbox', { name: /^Google Cloud project/ }),
    ).toHaveValue('');
    expect(screen.getByRole('textbox', { name: /^Network range/ })).toHaveValue(
      '10.40.0.0/16',
    );

    await user.click(await radio('AWS'));
    expect(await combobox(/^Region/)).toHaveValue('eu-central-1');
    expect(screen.getByRole('textbox', { name: /^AWS account/ })).toHaveValue(
      SPEC.account,
    );
  });

  it('keeps pools of another cloud until it is told to translate them', async () => {
    const { user } = await renderSpecPage({
      spec: {
        ...SPEC,
        nodePools: [SYSTEM_POOL, { ...GPU_POOL, machine: 'g6.xlarge' }],
      },
    });
    await user.click(await radio('Google Cloud'));
    await openSection(user, /^Node pools/);
    const pool = await screen.findByRole('group', { name: 'gpu' });
    const machine = within(pool).getByRole('combobox', { name: 'Machine' });
    expect(machine).toHaveValue('g6.xlarge');

    await user.click(
      screen.getByRole('button', {
        name: 'Use the nearest machines of Google Cloud',
      }),
    );
    expect(machine).toHaveValue('g2-standard-4');
  });

  it('copies the pools of the profile for whoever wants to change them, and goes back', async () => {
    const { user } = await renderSpecPage({ spec: SPEC });
    await openSection(user, /^Node pools/);

    await user.click(screen.getByRole('button', { name: 'Change the pools' }));
    await user.click(
      await screen.findByRole('button', { name: 'Remove general' }),
    );
    expect(screen.queryByRole('group', { name: 'general' })).toBeNull();

    await user.click(
      screen.getByRole('button', { name: 'Back to the pools of the profile' }),
    );
    expect(await screen.findByText(/^general 0–6/)).toBeInTheDocument();
  });

  it('forgets a service that is switched back to what the profile says', async () => {
    const { user, next, onCreate } = await renderSpecPage({ spec: SPEC });
    await openSection(user, /^Platform services/);

    const kserve = screen.getByRole('switch', { name: 'KServe' });
    expect(kserve).toBeChecked();
    await user.click(kserve);
    expect(kserve).not.toBeChecked();
    await user.click(kserve);

    await next();
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    await waitFor(() =>
      expect(onCreate).toHaveBeenCalledWith({ metadata: METADATA, spec: SPEC }),
    );
  });

  it('shows a fault between services beside the one to change', async () => {
    const { user } = await renderSpecPage({
      spec: { ...SPEC, platform: { mesh: 'none' } },
    });
    await openSection(user, /^Platform services 1 fault/);

    expect(
      await screen.findByText(/^Service mesh is none, but Kubeflow/),
    ).toBeInTheDocument();
  });

  it('shows the repository that the platform has for everybody', async () => {
    const { user } = await renderSpecPage({
      spec: SPEC,
      config: {
        aiPlatform: {
          environments: {
            defaults: {
              spec: {
                gitops: {
                  repoUrl: 'https://git.acme.dev/ai/platform-gitops-config.git',
                },
              },
            },
          },
        },
      },
    });
    await openSection(user, /^GitOps/);

    expect(
      screen.getByRole('textbox', { name: /^Repository/ }),
    ).toHaveAttribute(
      'placeholder',
      'https://git.acme.dev/ai/platform-gitops-config.git',
    );
    expect(
      within(await preview()).getByText(/git\.acme\.dev\/ai\/platform-k8s/),
    ).toBeInTheDocument();
  });

  it('says so where the name promises another stage', async () => {
    const { user } = await renderSpecPage({ spec: SPEC });
    await user.click(await radio('Prod'));
    expect(
      await screen.findByText(/^The name fraud-dev says dev/),
    ).toBeInTheDocument();
  });

  it('survives whatever a link brings along', async () => {
    await renderSpecPage({
      spec: { cloud: 7, nodePools: ['x', { taints: 3 }], platform: 'all' },
    });
    expect(await radio('AWS')).not.toBeChecked();
  });
});
