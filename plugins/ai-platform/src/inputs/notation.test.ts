import { LABELS, NUMBERS, TAINTS, WORDS } from './notation';

describe('lists and tables as text', () => {
  it.each([
    [WORDS, 'a, b', ['a', 'b']],
    [NUMBERS, '50, 80, 100', [50, 80, 100]],
    [LABELS, 'team=fraud\ntier=', { team: 'fraud', tier: '' }],
    [
      TAINTS,
      'team=fraud:NoSchedule\nbig:NoExecute',
      [
        { key: 'team', value: 'fraud', effect: 'NoSchedule' },
        { key: 'big', effect: 'NoExecute' },
      ],
    ],
  ])('are read and written, as %#', (notation, text, value) => {
    expect(notation.read(text)).toEqual(value);
    expect(notation.write(value)).toBe(text);
  });

  it.each([WORDS, NUMBERS, LABELS, TAINTS])(
    'are no answer where nothing is written, as %#',
    notation => {
      expect(notation.read(' \n ')).toBeUndefined();
      expect(notation.write(undefined)).toBe('');
    },
  );

  it('forgive how people separate them', () => {
    expect(NUMBERS.read('50%,80 % 100')).toEqual([50, 80, 100]);
    expect(WORDS.read('a,,b  c\n')).toEqual(['a', 'b', 'c']);
  });

  it('keep what cannot be understood, so that the core can say what is wrong', () => {
    expect(NUMBERS.read('50, half')).toEqual([50, 'half']);
    expect(LABELS.read('=x')).toEqual({ '': 'x' });
    expect(TAINTS.read('team')).toEqual([{ key: 'team' }]);
  });

  it('show a single value where a list may be one', () => {
    expect(NUMBERS.write(80)).toBe('80');
  });
});
