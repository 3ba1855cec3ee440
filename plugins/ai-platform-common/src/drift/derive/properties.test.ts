import fc from 'fast-check';
import { arbitraryDriftInputs } from '../../testUtils/drift/arbitraryInputs';
import { NOW } from '../../testUtils/drift/inputs';
import {
  driftViewSchema,
  type DriftResource,
  type DriftView,
} from '../../view/driftView';
import type { DriftState } from '../../view/driftVocabulary';
import type { Reading } from '../../view/reading';
import { advanceHistory, observedOf } from '../history';
import { differenceKey } from '../history/differenceKey';
import type {
  ArgocdApplicationInputs,
  DriftInputs,
  FluxInputs,
  TerraformInputs,
} from '../inputs';
import { sumOfCounts } from './counts';
import { deriveDrift } from './deriveDrift';
import { differs } from './states';

const RUNS = { numRuns: 200 };

const check = (property: (inputs: DriftInputs, view: DriftView) => void) =>
  fc.assert(
    fc.property(arbitraryDriftInputs, inputs => {
      property(inputs, deriveDrift(inputs, NOW));
    }),
    RUNS,
  );

const partsOf = ({ applications, workspaces }: DriftView) => [
  ...applications,
  ...workspaces,
];

const isGood = (state: DriftState) => state === 'inSync' || state === 'ignored';
const isFresh = (reading: Reading<unknown>) =>
  reading.status === 'ok' && !reading.stale;
const isYoung = (time: string | undefined, minutes: number) =>
  NOW - Date.parse(time ?? '') <= minutes * 60_000;

/** In plain words, apart from the code: may anything of it be called in sync? */
function mayVouchArgocd({ application, resources }: ArgocdApplicationInputs) {
  if (application.status !== 'ok') return false;
  const { conditions, sync, reconciledAt } = application.value;
  return (
    isFresh(application) &&
    isFresh(resources) &&
    sync !== 'unknown' &&
    conditions.every(({ type }) => type !== 'ComparisonError') &&
    isYoung(reconciledAt, 10)
  );
}

function mayVouchFlux({ object }: FluxInputs) {
  if (object.status !== 'ok' || object.stale) return false;
  const { conditions, generation, suspended, kind } = object.value;
  const ready = conditions.find(({ type }) => type === 'Ready');
  return (
    !suspended &&
    generation === 3 &&
    ready?.status !== 'False' &&
    (kind === 'HelmRelease' || isYoung(ready?.at, 22))
  );
}

function mayVouchTerraform({ report }: TerraformInputs) {
  if (report.status !== 'ok' || report.stale) return false;
  const { errored, plannedAt, omittedDrift } = report.value;
  return !errored && omittedDrift === 0 && isYoung(plannedAt, 2 * 24 * 60);
}

/** Ids of what nobody can vouch for. Of one that is named twice the first counts. */
function doubtful({ argocd, flux, terraform }: DriftInputs): Set<string> {
  const vouched = new Map<string, boolean>();
  const judge = (id: string, vouches: boolean) => {
    if (!vouched.has(id)) vouched.set(id, vouches);
  };
  argocd.forEach(each => judge(each.id, mayVouchArgocd(each)));
  flux.forEach(each => judge(each.id, mayVouchFlux(each)));
  terraform.forEach(each => judge(each.id, mayVouchTerraform(each)));
  return new Set([...vouched].flatMap(([id, yes]) => (yes ? [] : [id])));
}

/** Somebody said that its differences are of no interest: Flux, which excludes it, or a person. */
function isSaidSo({ ignored, differences }: DriftResource): boolean {
  return (
    ignored !== undefined ||
    differences.some(difference => difference.ignored?.by === 'person')
  );
}

describe('whatever the sources say, the view', () => {
  it('is one that the page can read, and plain data', () => {
    check((_inputs, view) => {
      expect(driftViewSchema.parse(view)).toEqual(view);
      expect(JSON.parse(JSON.stringify(view))).toStrictEqual(view);
    });
  });

  it('calls nothing in sync for which nobody vouches', () => {
    check((inputs, view) => {
      const doubted = doubtful(inputs);
      const parts = partsOf(view).filter(({ id }) => doubted.has(id));
      expect(parts.filter(({ state }) => isGood(state))).toEqual([]);
      expect(
        parts
          .filter(part => 'conditions' in part)
          .flatMap(({ resources }) => resources)
          .filter(({ state }) => isGood(state))
          .filter(resource => !isSaidSo(resource)),
      ).toEqual([]);
    });
  });

  it('calls the whole in sync only where every source vouches', () => {
    check((inputs, view) => {
      const isDoubted = doubtful(inputs).size > 0 || inputs.problems.length > 0;
      const isCertain =
        isGood(view.state) ||
        ['inSync', 'drifted', 'noSource'].includes(view.headline.code);
      const isAsked = partsOf(view).length > 0;
      expect(isDoubted && isAsked && isCertain).toBe(false);
    });
  });

  it('has no whole that is better than its parts', () => {
    check((_inputs, view) => {
      for (const part of partsOf(view)) {
        const states = part.resources.map(({ state }) => state);
        const bad = states.filter(state => !isGood(state));
        expect(bad.length > 0 && isGood(part.state)).toBe(false);
        expect(!isGood(part.state) && isGood(view.state)).toBe(false);
      }
    });
  });

  it('has counts that add up', () => {
    check((_inputs, view) => {
      expect(sumOfCounts(partsOf(view).map(({ counts }) => counts))).toEqual(
        view.counts,
      );
      for (const { counts, resources } of partsOf(view)) {
        expect(counts.security + counts.capacity + counts.cosmetic).toBe(
          counts.fields,
        );
        const differing = resources.filter(({ state }) => differs(state));
        expect(counts.resources).toBe(differing.length);
        const fields = differing.map(
          ({ differences }) =>
            differences.filter(({ ignored }) => !ignored).length || 1,
        );
        expect(counts.fields).toBe(fields.reduce((sum, one) => sum + one, 0));
      }
      const { fields = 0, whole = 0, resources = 0 } = view.headline.params;
      expect(Number(fields) + Number(whole)).toBe(view.counts.fields);
      expect(resources).toBe(view.counts.resources);
    });
  });

  it('names everything once', () => {
    check((_inputs, view) => {
      const once = (ids: string[]) =>
        expect(new Set(ids).size).toBe(ids.length);
      once(partsOf(view).map(({ id }) => id));
      partsOf(view).forEach(({ resources }) => {
        once(resources.map(({ id }) => id));
        resources.forEach(({ differences }) =>
          once(differences.map(({ path }) => path)),
        );
      });
    });
  });

  it('says since when of all that differs, and never a time that is to come', () => {
    check((_inputs, view) => {
      for (const { resources } of partsOf(view))
        for (const { state, since, differences } of resources) {
          expect(differs(state) && since === undefined).toBe(false);
          for (const time of [since, ...differences.map(each => each.since)])
            expect(Date.parse(time ?? '1970')).toBeLessThanOrEqual(NOW);
        }
    });
  });

  it('is the same for the same inputs, and leaves them as they are', () => {
    check((inputs, view) => {
      const before = JSON.stringify(inputs);
      expect(deriveDrift(inputs, NOW)).toEqual(view);
      expect(JSON.stringify(inputs)).toBe(before);
    });
  });
});

describe('whatever the sources say, the history', () => {
  const step = (inputs: DriftInputs, open = inputs.open) =>
    advanceHistory({
      open,
      observed: observedOf(inputs, NOW),
      actions: [],
      now: NOW,
    });

  it('closes nothing of which something could not be looked at', () => {
    check((inputs, view) => {
      const doubted = doubtful(inputs);
      const unknown = new Set(
        partsOf(view).flatMap(({ id, resources }) =>
          resources
            .filter(({ state }) => state === 'unknown')
            .map(resource => `${id} ${resource.id}`),
        ),
      );
      const known = new Set(partsOf(view).map(({ id }) => id));
      for (const { application, resource } of step(inputs).closed) {
        expect(known.has(application)).toBe(true);
        expect(doubted.has(application)).toBe(false);
        expect(unknown.has(`${application} ${resource}`)).toBe(false);
      }
    });
  });

  it('closes nothing that the view still shows', () => {
    check((inputs, view) => {
      const shown = new Set(
        partsOf(view).flatMap(({ id, resources }) =>
          resources.flatMap(resource =>
            resource.differences
              .filter(({ ignored }) => !ignored || ignored.by === 'person')
              .map(({ path }) =>
                differenceKey({ application: id, resource: resource.id, path }),
              ),
          ),
        ),
      );
      for (const difference of step(inputs).closed)
        expect(shown.has(differenceKey(difference))).toBe(false);
    });
  });

  it('writes each place once, and nothing when nothing happened since', () => {
    check(inputs => {
      const { opened, seen, closed } = step(inputs);
      const keys = [...opened, ...seen, ...closed].map(differenceKey);
      expect(new Set(keys).size).toBe(keys.length);
      const ended = new Set(closed.map(differenceKey));
      const next = step(inputs, [
        ...inputs.open.filter(each => !ended.has(differenceKey(each))),
        ...opened,
      ]);
      expect([next.opened, next.closed]).toEqual([[], []]);
    });
  });
});
