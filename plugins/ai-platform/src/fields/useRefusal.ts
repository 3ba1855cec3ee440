import { useEffect, useRef, type RefObject } from 'react';
import { useForm } from '../document/FormDocument';

const FAULT = '[data-severity="error"]';
// Not a combobox: the list that opens with its focus would cover what is wrong.
const CONTROLS =
  'input:not([type="hidden"], [role="combobox"]), textarea, button:not([tabindex="-1"])';

function firstFault(root: HTMLElement): HTMLElement | undefined {
  const faults = [...root.querySelectorAll<HTMLElement>(`li${FAULT}`)];
  return faults.find(fault => fault.offsetParent !== null) ?? faults[0];
}

/**
 * Takes the user to the first fault whenever the form refuses to go on: it may be far above the button,
 * in a section that has only just opened.
 */
export function useRefusal(): RefObject<HTMLDivElement> {
  const root = useRef<HTMLDivElement>(null);
  const refusal = useForm(form => form.refusal);
  useEffect(() => {
    if (refusal === '') return undefined;
    // After the sections with faults have opened.
    const frame = requestAnimationFrame(() => {
      const fault = root.current && firstFault(root.current);
      const field = fault?.closest('[data-field]');
      const target = field?.querySelector<HTMLElement>(CONTROLS);
      (field ?? fault)?.scrollIntoView?.({ block: 'center' });
      target?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [refusal]);
  return root;
}
