/** Texts that both pages of the form share. */
export const form = {
  required: 'Required',
  faults_one: '{{count}} fault',
  faults_other: '{{count}} faults',
  warnings_one: '{{count}} warning',
  warnings_other: '{{count}} warnings',
  reset: 'Back to the defaults',
} as const;
