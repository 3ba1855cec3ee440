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
import type { DriftObserver, Observation } from './driftObserver';
import type { DriftViews } from './driftViews';
import { heedDrift } from './heed';
import { ignoreDrift } from './ignore';
import { parseBody } from './parseBody';
import { revertDrift } from './revert';

const DRIFT = '/v1/entities/:namespace/:kind/:name/drift';

/** What the routes of the drift card need. */
export interface DriftRoutesOptions {
  withTarget: WithTarget;
  observer: DriftObserver;
  views: DriftViews;
  sources: DriftSources;
  stores: DriftStores;
  codifier: Codifier;
  flux: FluxReconciler;
  now: () => number;
}

function mountReverting(router: Router, options: DriftRoutesOptions): void {
  const { withTarget, views } = options;
  router.post(`${DRIFT}/revert`, express.json(), async (request, response) => {
    const answer = await withTarget(
      request,
      {
        permission: driftPermissions.revert,
        eventId: 'drift-revert',
        input: () => parseBody(driftRevertRequestSchema, request.body),
      },
      (entity, caller, order) =>
        views.change(entity, order.application, observation =>
          revertDrift(order, observation, caller, options),
        ),
    );
    response.json(answer);
  });
}

function mountCodifying(router: Router, options: DriftRoutesOptions): void {
  const { withTarget, observer, views, stores, codifier, now } = options;
  const codifying = { codifier, actions: stores.actions, now };
  router.post(`${DRIFT}/codify`, express.json(), async (request, response) => {
    const answer = await withTarget(
      request,
      {
        permission: driftPermissions.codify,
        eventId: 'drift-codify',
        input: () => parseBody(driftCodifyRequestSchema, request.body),
      },
      async (entity, caller, order) => {
        const codify = (observation: Observation) =>
          codifyDrift(order, observation, caller, codifying);
        const { application, preview } = order;
        return preview
          ? codify(await observer.look(entity, 'page', application))
          : views.change(entity, application, codify);
      },
    );
    response.json(answer);
  });
}

function mountIgnoring(router: Router, options: DriftRoutesOptions): void {
  const { withTarget, views, stores, now } = options;
  const { ignores } = stores;
  const permission = driftPermissions.ignore;
  router.post(`${DRIFT}/ignore`, express.json(), async (request, response) => {
    const answer = await withTarget(
      request,
      {
        permission,
        eventId: 'drift-ignore',
        input: () => parseBody(driftIgnoreRequestSchema, request.body),
      },
      (entity, caller, order) =>
        views.change(entity, order.application, observation =>
          ignoreDrift(order, observation, caller, { ignores, now: now() }),
        ),
    );
    response.status(201).json(answer);
  });
  router.delete(`${DRIFT}/ignore/:id`, async (request, response) => {
    const { id } = request.params;
    await withTarget(
      request,
      { permission, eventId: 'drift-heed', input: () => ({ id }) },
      entity => heedDrift(id, entity, options),
    );
    response.status(204).end();
  });
}

/** Mounts the routes of the drift card. Each way out of drift asks a permission of its own. */
export function mountDriftRoutes(
  router: Router,
  options: DriftRoutesOptions,
): void {
  const { withTarget, views } = options;
  router.get(DRIFT, async (request, response) => {
    const view = await withTarget(
      request,
      { permission: driftPermissions.read, eventId: 'drift-read' },
      entity => views.get(entity),
    );
    response.type('json').send(view);
  });
  mountReverting(router, options);
  mountCodifying(router, options);
  mountIgnoring(router, options);
}
