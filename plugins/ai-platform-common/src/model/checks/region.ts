import { closest } from '../closest';
import { cloudOfRegion, REGIONS } from '../regions';
import { doubt, type Check } from './check';

/** The region is one that we know; new ones appear, so an unknown one is a doubt only. */
export const regionCheck: Check = {
  reads: ['spec.cloud', 'spec.region'],
  run({ spec }) {
    const { cloud, region } = spec;
    if (REGIONS[cloud].includes(region)) return [];
    const other = cloudOfRegion(region);
    const near = closest(region, REGIONS[cloud]);
    const message = other
      ? `${region} is a region of ${other}, not of ${cloud}.`
      : `${region} is not a region of ${cloud} that is known here.`;
    const remedy = near
      ? `Did you mean ${near}?`
      : `Known regions are ${REGIONS[cloud]
          .slice(0, 5)
          .join(', ')} and others.`;
    return [doubt(['spec', 'region'], message, remedy)];
  },
};
