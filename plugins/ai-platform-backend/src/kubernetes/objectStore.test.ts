import { aThing, THINGS } from './__testUtils__/fakeCluster';
import { ObjectStore } from './objectStore';

const facts = (...args: Parameters<typeof aThing>) =>
  THINGS.project(aThing(...args))!;

function aStore() {
  const store = new ObjectStore(THINGS);
  store.put(facts('a', { color: 'red' }));
  store.put(facts('b', { color: 'red', namespace: 'other' }));
  store.put(facts('c'));
  return store;
}

const names = (found: readonly { name: string }[]) =>
  found.map(({ name }) => name);

it('finds objects by name, by namespace and by index', () => {
  const store = aStore();
  expect(store.size).toBe(3);
  expect(store.get('team', 'a')).toEqual(facts('a', { color: 'red' }));
  expect(store.get('team', 'b')).toBeUndefined();
  expect(names(store.list())).toEqual(['a', 'c', 'b']);
  expect(names(store.list('team'))).toEqual(['a', 'c']);
  expect(names(store.list('nowhere'))).toEqual([]);
  expect(names(store.listBy('color', 'red'))).toEqual(['a', 'b']);
  expect(names(store.listBy('color', 'blue'))).toEqual([]);
});

it('refuses an index that the resource does not have', () => {
  expect(() => aStore().listBy('size', 'large')).toThrow(
    "There is no index 'size'",
  );
});

it('moves an object in the indexes when it changes, and forgets it when it goes', () => {
  const store = aStore();
  store.put(facts('a', { color: 'blue' }));
  expect(names(store.listBy('color', 'red'))).toEqual(['b']);
  expect(names(store.listBy('color', 'blue'))).toEqual(['a']);
  store.remove('team', 'a');
  store.remove('team', 'a');
  expect(store.size).toBe(2);
  expect(names(store.listBy('color', 'blue'))).toEqual([]);
  store.remove('other', 'b');
  expect(names(store.list('other'))).toEqual([]);
  expect(names(store.list())).toEqual(['c']);
});

it('gives the same array until something in it changes, and only that one anew', () => {
  const store = aStore();
  const look = () => [
    store.list(),
    store.list('team'),
    store.list('other'),
    store.listBy('color', 'red'),
  ];
  const before = look();
  store.put(facts('c'));
  expect(look().map((array, index) => array === before[index])).toEqual(
    Array(4).fill(true),
  );
  store.put(facts('c', { color: 'blue' }));
  expect(look().map((array, index) => array === before[index])).toEqual([
    false,
    false,
    true,
    true,
  ]);
});
