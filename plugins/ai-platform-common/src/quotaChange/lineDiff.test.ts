import { lineDiff } from './lineDiff';

const lines = (...each: string[]) => each.join('\n');

describe('lineDiff', () => {
  it('shows the line that changed, and three around it', () => {
    expect(
      lineDiff(
        lines('1', '2', '3', '4', 'gpu: 8', '6', '7', '8', '9', ''),
        lines('1', '2', '3', '4', 'gpu: 16', '6', '7', '8', '9', ''),
      ),
    ).toBe(lines(' 2', ' 3', ' 4', '-gpu: 8', '+gpu: 16', ' 6', ' 7', ' 8'));
  });

  it('shows a line that came', () => {
    expect(lineDiff('a\nb\n', 'a\nnew\nb\n')).toBe(lines(' a', '+new', ' b'));
    expect(lineDiff('a\r\na\r\n', 'a\r\na\r\na')).toBe(lines(' a', ' a', '+a'));
  });

  it('shows no change where there is none', () => {
    expect(lineDiff('a\n', 'a\n')).toBe(' a');
  });
});
