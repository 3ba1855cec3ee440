import type { Texts } from '../useTexts';
import type { ViewFault } from './viewFault';

/** What was asked for, to speak of it. */
export interface Asked {
  /** Within a sentence: `this quota`. */
  what: string;
  /** The permission that the backend asks for. */
  permission: string;
}

/** What a fault means, and what can be done about it. */
export function faultTexts(
  t: Texts,
  fault: ViewFault,
  { what, permission }: Asked,
): { title: string; remedy: string } {
  const title = t(`view.fault.${fault.code}`, { what });
  switch (fault.code) {
    case 'denied':
      return { title, remedy: t('view.fault.deniedRemedy', { permission }) };
    case 'server':
      return {
        title,
        remedy: t('view.fault.serverRemedy', { message: fault.message }),
      };
    default:
      return { title, remedy: t(`view.fault.${fault.code}Remedy`) };
  }
}
