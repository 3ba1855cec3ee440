import { useState } from 'react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { draftDocument } from '../document/draft';
import { METADATA, SPEC } from '../__testUtils__/answers';
import { Preview } from './Preview';

jest.setTimeout(60_000);

/** Shows a document, and another one after a press. */
const TwoDocuments = ({ specs }: { specs: object[] }) => {
  const [at, setAt] = useState(0);
  const document = draftDocument({ metadata: METADATA, spec: specs[at] });
  return (
    <>
      <button onClick={() => setAt(at + 1)}>Go on</button>
      <Preview document={document} />
    </>
  );
};

function renderPreview(...specs: object[]) {
  renderInTestApp(<TwoDocuments specs={specs} />);
  const user = userEvent.setup();
  return {
    user,
    goOn: () => user.click(screen.getByRole('button', { name: 'Go on' })),
  };
}

const file = (name: RegExp) => screen.findByRole('button', { name });

describe('the live preview', () => {
  it('says in a line what will be there', async () => {
    renderPreview({ ...SPEC, profile: 'gpu-training' });
    expect(
      await screen.findByText(
        /^\d+ files in 3 repositories; 1 pool with accelerators; up to 16 × NVIDIA L4$/,
      ),
    ).toBeInTheDocument();
  });

  it('shows the file that is chosen', async () => {
    const { user } = renderPreview(SPEC);
    await user.click(await file(/^providers\.tf/));

    const code = await screen.findByRole('region', { name: /providers\.tf$/ });
    expect(await within(code).findByText('"123456789012"')).toHaveClass(
      'string',
    );
  });

  it('opens folders on demand', async () => {
    const { user } = renderPreview(SPEC);
    expect(screen.queryByRole('button', { name: /^values\.yaml/ })).toBeNull();

    await user.click(await file(/^mlflow\s/));
    expect(await file(/^values\.yaml/)).toBeInTheDocument();
  });

  it('marks the files that a change has touched', async () => {
    const { goOn } = renderPreview(SPEC, { ...SPEC, account: '210987654321' });
    expect(await file(/^providers\.tf$/)).toBeInTheDocument();

    await goOn();
    expect(await file(/^providers\.tf changed$/)).toBeInTheDocument();
    expect(await file(/^versions\.tf$/)).toBeInTheDocument();
  });

  it('keeps the last good files while something is wrong, and says what', async () => {
    const { goOn } = renderPreview(SPEC, { ...SPEC, account: '12' });
    await file(/^main\.tf/);

    await goOn();
    expect(
      await screen.findByText(/^1 fault stands in the way/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^spec\.account: "12" is no account of aws/),
    ).toBeInTheDocument();
    expect(await file(/^main\.tf/)).toBeInTheDocument();
  });

  it('draws a sketch before the first good files', async () => {
    renderPreview({ ...SPEC, account: undefined });
    expect(
      await screen.findByText(
        'A sketch: a placeholder stands in for 1 answer.',
      ),
    ).toBeInTheDocument();
    expect(await file(/^main\.tf/)).toBeInTheDocument();
  });

  it('shows the same file of another environment', async () => {
    const { user, goOn } = renderPreview(SPEC, {
      ...SPEC,
      gitops: { layout: 'monorepo' },
    });
    await user.click(await file(/^versions\.tf/));
    await goOn();
    expect(await file(/^versions\.tf/)).toHaveAttribute('aria-current', 'true');
  });

  it('copies the file', async () => {
    const { user } = renderPreview(SPEC);
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    await user.click(await file(/^Copy .*main\.tf$/));
    expect(await file(/^Copied$/)).toBeInTheDocument();
    expect(write).toHaveBeenCalledWith(
      expect.stringContaining('module "cluster"'),
    );
  });
});
