import { hunkOf } from './hunk';

const lines = (count: number, changed?: number) =>
  Array.from({ length: count }, (_, index) =>
    index === changed ? 'changed' : `line ${index}`,
  ).join('\n');

describe('a hunk', () => {
  it('is where the change is, with what stands around it', () => {
    const { before, after, offset } = hunkOf(lines(100), lines(100, 50));
    expect(offset).toBe(42);
    expect(before.split('\n')).toHaveLength(17);
    expect(after.split('\n')[8]).toBe('changed');
  });

  it('leaves a short text as it is', () => {
    expect(hunkOf('a\nb', 'a\nc')).toEqual({
      ...{ before: 'a\nb', after: 'a\nc', offset: 0 },
    });
  });

  it('has lines that were put in, also where they repeat what is there', () => {
    const { before, after } = hunkOf('a\na\n', 'a\na\na\n');
    expect(after.length - before.length).toBe(2);
  });

  it('is all of a text that is new or gone', () => {
    expect(hunkOf('', 'a\nb').after).toBe('a\nb');
    expect(hunkOf('a\nb', '').before).toBe('a\nb');
  });
});
