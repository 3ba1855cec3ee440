import type { Environment } from '../../model/environment';
import type { EmittedFile } from '../emittedFile';
import { generatedYaml } from '../generated';
import type { YamlValue } from '../print/yaml';
import { hasSecretsFolder, SECRETS_FOLDER } from '../secrets/secretsFolder';
import type { PlatformService } from '../services/platformService';
import { servicesOf } from '../services/servicesOf';
import { application } from './application';
import { applicationsProject, servicesProject } from './appProjects';
import { rootApplication } from './rootApplication';
import { secretsApplication } from './secretsApplication';

const PROJECTS_COMMENT = `Two projects, because whoever may write Applications may name any project in them and so do whatever
Argo CD may. The services' project therefore does not admit Applications: no chart can bring one. Only
the root Application may write them, from this repository alone: its applications/ folder needs the
same review as the projects themselves.`;

const ROOT_COMMENT = `Applied once, together with project.yaml; from then on Git is enough. Waves wait for each other only
where argocd-cm has a health check for Applications (resource.customizations.health.argoproj.io_Application);
without it they start in this order, and retry until what they need is there.`;

/** The Argo CD manifests of an environment: two AppProjects, the root Application, and one Application a service. */
export function argoCdFiles(
  environment: Environment,
  services: readonly PlatformService[],
): EmittedFile[] {
  const file = (
    path: string,
    documents: readonly YamlValue[],
    about?: string,
  ): EmittedFile =>
    generatedYaml(environment, {
      repository: 'platform-gitops-config',
      path,
      documents,
      about,
    });
  const projects = [
    servicesProject(environment, services),
    applicationsProject(environment),
  ];
  return [
    file('project.yaml', projects, PROJECTS_COMMENT),
    file('root.yaml', [rootApplication(environment)], ROOT_COMMENT),
    ...services.map(service =>
      file(
        `applications/${service.id}.yaml`,
        [application(environment, service, services)],
        service.title,
      ),
    ),
    ...(hasSecretsFolder(environment)
      ? [
          file(
            `applications/${SECRETS_FOLDER}.yaml`,
            [secretsApplication(environment, services)],
            'Encrypted Secrets',
          ),
        ]
      : []),
  ];
}

/** The Argo CD manifests of an environment with all of its services. @public */
export function emitArgoCd(environment: Environment): EmittedFile[] {
  return argoCdFiles(environment, servicesOf(environment));
}
