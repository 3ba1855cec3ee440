import { ManualClock } from '../clock/__testUtils__/clocks';
import { Renewable } from './renewable';

function aRenewable() {
  const clock = new ManualClock();
  const world = { loads: 0, hasValue: true };
  const renewable = new Renewable(async () => {
    world.loads += 1;
    return world.hasValue ? { number: world.loads } : undefined;
  }, clock);
  return { clock, world, renewable };
}

it('loads once for all who need it, and keeps it until it is old', async () => {
  const { clock, world, renewable } = aRenewable();
  const [one, other] = await Promise.all([renewable.get(), renewable.get()]);
  expect(one).toBe(other);
  clock.advance(1e9);
  expect(await renewable.get()).toBe(one);
  expect(await renewable.get(60_000)).toEqual({ number: 2 });
  expect(world.loads).toBe(2);
});

it('loads again for what was refused, once for all who were', async () => {
  const { world, renewable } = aRenewable();
  const refused = (await renewable.get())!;
  const renewed = await Promise.all([
    renewable.renew(refused),
    renewable.renew(refused),
  ]);
  expect(renewed).toEqual([{ number: 2 }, { number: 2 }]);
  expect(await renewable.renew(refused)).toEqual({ number: 2 });
  expect(world.loads).toBe(2);
});

it('loads three times a minute at most, and gives what there was', async () => {
  const { clock, world, renewable } = aRenewable();
  let value = (await renewable.get())!;
  for (let round = 0; round < 10; round += 1) {
    value = (await renewable.renew(value))!;
  }
  expect(value).toEqual({ number: 3 });
  clock.advance(60_000);
  expect(await renewable.renew(value)).toEqual({ number: 4 });
  expect(world.loads).toBe(4);
});

it('has nothing where there is nothing to be had', async () => {
  const { world, renewable } = aRenewable();
  world.hasValue = false;
  expect(await renewable.get()).toBeUndefined();
  world.hasValue = true;
  expect(await renewable.get()).toEqual({ number: 2 });
});
