/** Texts of the card on the page of an environment. */
export const environmentCard = {
  title: 'AI environment',
  loading: 'Reading the environment…',
  place: 'Place',
  profile: 'Profile and stage',
  kubernetes: 'Kubernetes',
  network: 'Network range',
  delivery: 'Delivery',
  budget: 'Budget',
  budgetMonthly: '{{amount}} a month',
  services: 'Services',
  pool: 'Node pool',
  machine: 'Machine',
  accelerators: 'Accelerators',
  nodes: 'Nodes',
} as const;
