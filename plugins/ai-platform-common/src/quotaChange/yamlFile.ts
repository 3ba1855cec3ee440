import {
  readYamlDocuments,
  type YamlDocument,
} from '../yamlText/yamlDocuments';
import { YamlTextError } from '../yamlText/yamlTextError';
import { QuotaChangeError } from './quotaChangeError';

/**
 * The documents of a YAML file, those without content left out.
 *
 * @throws QuotaChangeError where the file is not YAML, or only once a template engine has run
 */
export function readYamlFile(text: string): YamlDocument[] {
  try {
    return readYamlDocuments(text, { strict: true });
  } catch (error) {
    throw error instanceof YamlTextError ? refusal(error) : error;
  }
}

function refusal({ fault, message }: YamlTextError): QuotaChangeError {
  return fault === 'templated'
    ? new QuotaChangeError({
        ...{ code: 'templated', field: 'documentUrl', message },
        remedy:
          'Point the annotation ai-platform/quota-document at the plain YAML file that holds the value.',
      })
    : new QuotaChangeError({
        ...{ code: 'notYaml', field: 'documentUrl', message },
        remedy: 'Correct it in Git first.',
      });
}
