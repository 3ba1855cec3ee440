/** Texts of the questions that everybody answers. */
export const questions = {
  profile: {
    label: 'What is it for?',
    balanced: {
      title: 'Balanced',
      text: 'Notebooks, pipelines and serving side by side, with a small GPU pool.',
    },
    gpuTraining: {
      title: 'GPU training',
      text: 'Large GPU pools with queues and hyperparameter search.',
    },
  },
  stage: {
    label: 'Stage',
    dev: 'Dev',
    test: 'Test',
    staging: 'Staging',
    prod: 'Prod',
    nameDiffers:
      'The name {{name}} says {{stage}}. Go back a page to change it, if it should say what it is.',
  },
  cloud: {
    label: 'Cloud',
    aws: 'AWS',
    gcp: 'Google Cloud',
    azure: 'Azure',
  },
  region: {
    label: 'Region',
    description: 'Where the data lies, too.',
    placeholder: 'Choose a region',
    chooseCloud: 'Choose a cloud first',
  },
  account: {
    label: 'Account',
    description: 'Follows from the cloud.',
    aws: {
      label: 'AWS account',
      description: 'Account number, 12 digits.',
    },
    gcp: {
      label: 'Google Cloud project',
      description: 'Project id, not its title.',
    },
    azure: {
      label: 'Azure subscription',
      description: 'Subscription id.',
    },
  },
  cidr: {
    label: 'Network range',
    description:
      'Suggested from the name; choose another one where it would overlap with a network of yours.',
  },
} as const;
