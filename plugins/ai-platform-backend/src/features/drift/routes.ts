import {
  driftCodifyRequestSchema,
  driftIgnoreRequestSchema,
  driftPermissions,
  driftRevertRequestSchema,
} from '@flagstone/backstage-plugin-ai-platform-common';
import express, { type Router } from 'express';
import type { WithTarget } from '../../access/target';
import type { Codifier } from '../../codify/createCodifier';
import type { DriftStores } from '../../drift/driftStores';
import type { FluxReconciler } from '../../kubernetes/fluxReconciler';
import type { DriftSources } from './collect';
import { codifyDrift } from './codify';
import type { DriftObserver } from './driftObserver';
import { heedDrift, ignoreDrift } from './ignore';
import { parseBody } from './parseBody';
import { revertDrift } from './revert';

const DRIFT = '/v1/entities/:namespace/:kind/:name/drift';

/** What the routes of the drift card need. */
export interface DriftRoutesOptions {
  withTarget: WithTarget;
  observer: DriftObserver;
  sources: DriftSources;
  stores: DriftStores;
  codifier: Codifier;
  flux: FluxReconciler;
  now: () => number;
}

function mountReverting(router: Router, options: DriftRoutesOptions): void {
  const { withTarget, observer } = options;
  router.post(`${DRIFT}/revert`, express.json(), async (request, response) => {
    const answer = await withTarget(
      request,
      {
        permission: driftPermissions.revert,
        eventId: 'drift-revert',
        input: () => parseBody(driftRevertRequestSchema, request.body),
      },
      async (entity, caller, order) =>
        revertDrift(
          order,
          await observer.look(entity, 'page'),
          caller,
          options,
        ),
    );
    response.json(answer);
  });
}

function mountCodifying(router: Router, options: DriftRoutesOptions): void {
  const { withTarget, observer, stores, codifier, now } = options;
  router.post(`${DRIFT}/codify`, express.json(), async (request, response) => {
    const answer = await withTarget(
      request,
      {
        permission: driftPermissions.codify,
        eventId: 'drift-codify',
        input: () => parseBody(driftCodifyRequestSchema, request.body),
      },
      async (entity, caller, order) =>
        codifyDrift(order, await observer.look(entity, 'page'), caller, {
          codifier,
          actions: stores.actions,
          now,
        }),
    );
    response.json(answer);
  });
}

function mountIgnoring(
  router: Router,
  { withTarget, observer, stores: { ignores }, now }: DriftRoutesOptions,
): void {
  const permission = driftPermissions.ignore;
  router.post(`${DRIFT}/ignore`, express.json(), async (request, response) => {
    const answer = await withTarget(
      request,
      {
        permission,
        eventId: 'drift-ignore',
        input: () => parseBody(driftIgnoreRequestSchema, request.body),
      },
      async (entity, caller, order) =>
        ignoreDrift(order, await observer.look(entity, 'page'), caller, {
          ignores,
          now: now(),
        }),
    );
    response.status(201).json(answer);
  });
  router.delete(`${DRIFT}/ignore/:id`, async (request, response) => {
    const { id } = request.params;
    await withTarget(
      request,
      { permission, eventId: 'drift-heed', input: () => ({ id }) },
      async entity =>
        heedDrift(id, await observer.look(entity, 'passing'), ignores),
    );
    response.status(204).end();
  });
}

/** Mounts the routes of the drift card. Each way out of drift asks a permission of its own. */
export function mountDriftRoutes(
  router: Router,
  options: DriftRoutesOptions,
): void {
  const { withTarget, observer } = options;
  router.get(DRIFT, async (request, response) => {
    const view = await withTarget(
      request,
      { permission: driftPermissions.read, eventId: 'drift-read' },
      async entity => (await observer.look(entity, 'page')).view,
    );
    response.json(view);
  });
  mountReverting(router, options);
  mountCodifying(router, options);
  mountIgnoring(router, options);
}
