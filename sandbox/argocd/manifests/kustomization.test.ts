import fs from 'node:fs';
import path from 'node:path';
import { kustomized } from './kustomization.mjs';

const REPOSITORY = path.join(
  __dirname,
  '../../repositories/platform-gitops-config',
);

it('an overlay puts namespace, image, replicas and patches onto its base', async () => {
  const objects: any[] = await kustomized(
    'applications/fraud-scorer/overlays/prod',
    {
      under: async () => [],
      file: async name => fs.readFileSync(path.join(REPOSITORY, name), 'utf8'),
    },
  );
  const [deployment, config] = objects;
  expect(deployment.metadata).toMatchObject({
    name: 'fraud-scorer',
    namespace: 'fraud',
  });
  expect(deployment.spec.replicas).toBe(2);
  expect(deployment.spec.template.spec.containers).toEqual([
    {
      name: 'scorer',
      image: 'registry.example.com/fraud/scorer:7.3.1',
      ports: [{ name: 'http', containerPort: 8080 }],
      envFrom: [{ configMapRef: { name: 'fraud-scorer' } }],
      resources: {
        requests: { cpu: '250m', memory: '512Mi' },
        limits: { memory: '512Mi' },
      },
    },
  ]);
  expect(config).toMatchObject({
    kind: 'ConfigMap',
    metadata: { namespace: 'fraud' },
    data: { CUTOFF: '0.40' },
  });
});
