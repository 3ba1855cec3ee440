import { screen, waitFor, within } from '@testing-library/react';
import { METADATA } from '../../__testUtils__/answers';
import { aGroup, renderForm } from '../../__testUtils__/renderForm';

jest.setTimeout(60_000);

const GROUPS = [
  aGroup('engineering', 'Engineering'),
  aGroup('fraud-ml', 'Fraud ML'),
  aGroup('vision', 'Vision Research'),
];

const textbox = (name: RegExp) => screen.findByRole('textbox', { name });

describe('the page that asks who an environment is for', () => {
  it('names the environment after its project, until somebody writes another name', async () => {
    const { user } = renderForm();

    await user.type(await textbox(/^Project/), 'fraud');
    const name = await textbox(/^Name/);
    await waitFor(() => expect(name).toHaveValue('fraud-dev'));

    await user.clear(name);
    await user.type(name, 'cards');
    await user.type(await textbox(/^Project/), '-ml');
    expect(name).toHaveValue('cards');
  });

  it("offers the user's own groups before the others", async () => {
    const { user } = renderForm({
      groups: GROUPS,
      ownGroups: ['group:default/fraud-ml'],
    });

    await user.click(await screen.findByRole('combobox', { name: /^Owner/ }));
    const own = await screen.findByRole('group', { name: 'Your groups' });
    const others = screen.getByRole('group', { name: 'Other groups' });
    expect(
      within(own).getByRole('option', { name: /Fraud ML/ }),
    ).toBeInTheDocument();
    expect(within(others).getAllByRole('option')).toHaveLength(2);
  });

  it('takes the group that was chosen, by its reference', async () => {
    const { user, next } = renderForm({
      groups: GROUPS,
      metadata: { ...METADATA, owner: undefined },
    });

    await user.click(await screen.findByRole('combobox', { name: /^Owner/ }));
    await user.click(await screen.findByRole('option', { name: /Fraud ML/ }));
    expect(screen.getByRole('combobox', { name: /^Owner/ })).toHaveValue(
      'Fraud ML',
    );

    await next();
    expect(await screen.findByText('What is it for?')).toBeInTheDocument();
  });

  it('tells nobody about missing answers before they had a chance to give them', async () => {
    const { user, next } = renderForm();
    await textbox(/^Project/);
    expect(screen.queryByText(/is required/)).not.toBeInTheDocument();

    await next();

    expect(
      await screen.findByText('Department is required.'),
    ).toBeInTheDocument();
    expect(await textbox(/^Cost centre/)).toBeInvalid();
    expect(screen.queryByText('What is it for?')).not.toBeInTheDocument();

    await user.type(await textbox(/^Department/), 'risk');
    expect(await textbox(/^Department/)).toBeValid();
  });

  it('says beside the field what is wrong with a name, as soon as it has been left', async () => {
    const { user } = renderForm();
    const name = await textbox(/^Name/);

    await user.type(name, 'Fraud Dev');
    expect(name).toBeValid();
    await user.tab();

    await waitFor(() => expect(name).toBeInvalid());
    expect(name).toHaveAccessibleDescription(/"Fraud Dev" is not allowed/);
  });

  it('lets one type in the middle of an answer', async () => {
    const { user } = renderForm({ metadata: METADATA });
    const department = await textbox(/^Department/);

    await user.type(department, 'ABC', { initialSelectionStart: 1 });

    expect(department).toHaveValue('rABCisk');
  });

  it('keeps labels as they are written, one a line', async () => {
    const { user } = renderForm({ metadata: METADATA });

    await user.click(
      await screen.findByRole('button', { name: /^Description and labels/ }),
    );
    await user.type(await textbox(/^Labels/), 'team=fraud{enter}tier=');

    expect(await textbox(/^Labels/)).toHaveValue('team=fraud\ntier=');
  });

  it('does without a department where the platform has one for everybody', async () => {
    const { next } = renderForm({
      metadata: { ...METADATA, department: undefined },
      config: {
        aiPlatform: {
          environments: { defaults: { metadata: { department: 'research' } } },
        },
      },
    });

    expect(await textbox(/^Department/)).toHaveAttribute(
      'placeholder',
      'research',
    );
    await next();
    expect(await screen.findByText('What is it for?')).toBeInTheDocument();
  });
});
