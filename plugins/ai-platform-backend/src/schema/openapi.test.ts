import path from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import { routesOf } from '../__testUtils__/routesOf';

const FILE = path.join(__dirname, 'openapi.yaml');

describe('the OpenAPI description', () => {
  it('has every route of the router, and no other', async () => {
    // Throws where the description breaks the rules of OpenAPI.
    const { paths = {} } = await SwaggerParser.validate(FILE);
    const described = Object.entries(paths).flatMap(([route, methods = {}]) =>
      Object.keys(methods).map(method => `${method.toUpperCase()} ${route}`),
    );
    const mounted = routesOf().map(({ method, path: route }) =>
      `${method} ${route}`.replaceAll(/:(\w+)/g, '{$1}'),
    );
    expect(described.sort()).toEqual(mounted.sort());
  });
});
