import { matchesLabels, parseSelector } from './labelSelector';

const LABELS = { team: 'fraud', 'example.com/tier': 'web', empty: '' };

it.each([
  ['team=fraud', true],
  ['team==fraud', true],
  ['team = fraud , example.com/tier=web', true],
  ['team=fraud,example.com/tier=api', false],
  ['team!=fraud', false],
  ['absent!=x', true],
  ['team in (risk, fraud)', true],
  ['team in (risk)', false],
  ['team notin (risk,credit)', true],
  ['team notin (fraud)', false],
  ['absent notin (x)', true],
  ['team', true],
  ['absent', false],
  ['!absent', true],
  ['! team', false],
  ['empty=', true],
  ['team=', false],
  ['toString', false],
])('%s: %s', (text, matches) => {
  expect(matchesLabels(parseSelector(text)!, LABELS)).toBe(matches);
});

it.each([
  '',
  ' ',
  ',',
  'a=b,',
  'a=b,,c',
  '=b',
  'a=b=c',
  'a in b',
  'a in (b',
  'a in (b))',
  'a>1',
  'a in (b c)',
  'a=<script>',
  'a/b/c=d',
  '(a)',
])('%p is no selector', text => {
  expect(parseSelector(text)).toBeUndefined();
});
