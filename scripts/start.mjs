import { setup } from './lib/setup.mjs';

// `npm start`: installs what is missing, and serves the whole product. Only then are there packages to be imported.
const installed = await setup();
const { serve } = await import('./lib/serve.mjs');
process.exitCode = await serve(installed, process.argv.slice(2));
