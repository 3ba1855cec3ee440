/** Texts of the page "Who is it for". */
export const metadata = {
  project: {
    label: 'Project',
    description: 'What the environment is part of: a system of the catalog.',
  },
  name: {
    label: 'Name',
    description: 'Unique on the platform: cluster, folder and catalog entity.',
  },
  owner: {
    label: 'Owner',
    description: 'The group that looks after it. Yours come first.',
    unavailable:
      'The catalog does not answer. Write the reference of the group, such as group:default/fraud-ml.',
    loading: 'Loading the groups…',
    placeholder: 'Choose a group',
    own: 'Your groups',
    others: 'Other groups',
  },
  department: {
    label: 'Department',
    description: 'Who uses it; a tag on every resource.',
  },
  costCenter: {
    label: 'Cost centre',
    description: 'Who pays for it; another tag.',
  },
  more: {
    title: 'Description and labels',
    summary: 'Optional, for those who look for it later',
  },
  description: {
    label: 'Description',
    description: 'What the environment is for, in a sentence.',
  },
  labels: {
    label: 'Labels',
    description: 'One a line, as key=value.',
  },
} as const;
