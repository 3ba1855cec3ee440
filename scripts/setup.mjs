import { say } from './lib/project.mjs';
import { setup } from './lib/setup.mjs';

await setup();
say(
  'Everything is installed. `npm start` serves Flagstone, `npm test` tests it.',
);
