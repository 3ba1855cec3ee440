import type { Environment } from '../../model/environment';
import { LABELS } from '../../model/labels';
import type { PlatformService } from '../services/platformService';

type Labels = Record<string, string>;

/** Labels of everything that belongs to an environment; the document's own labels come first. */
export function environmentLabels({ metadata, spec }: Environment): Labels {
  return {
    ...metadata.labels,
    [LABELS.environment]: metadata.name,
    [LABELS.project]: metadata.project,
    [LABELS.stage]: spec.stage,
  };
}

/** Labels of everything that belongs to one service of an environment. */
export function serviceLabels(
  environment: Environment,
  service: Pick<PlatformService, 'id'>,
): Labels {
  return { ...environmentLabels(environment), [LABELS.service]: service.id };
}
