import { problemRows } from './problemRows';

describe('what sources did not say', () => {
  it('is one row for each source and reason, with what is missing', () => {
    const rows = problemRows([
      {
        ...{ name: 'eu', title: 'EU' },
        problems: [
          { code: 'forbidden', verb: 'list', resource: 'nodes', message: 'a' },
          { code: 'forbidden', verb: 'list', resource: 'nodes', message: 'b' },
          { code: 'forbidden', verb: 'list', resource: 'pods', message: 'c' },
          { code: 'throttled', message: 'd' },
        ],
      },
      { name: 'us', title: 'US', problems: [] },
      {
        ...{ name: 'asia', title: 'Asia' },
        problems: [{ code: 'throttled', message: 'e' }],
      },
    ]);
    expect(
      rows.map(({ title, code, resources }) => [title, code, resources]),
    ).toEqual([
      ['EU', 'forbidden', ['nodes', 'pods']],
      ['EU', 'throttled', []],
      ['Asia', 'throttled', []],
    ]);
  });
});
