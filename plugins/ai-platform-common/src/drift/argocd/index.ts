export { applicationFacts } from './applicationFacts';
export { REQUESTED_BY } from './applicationOperation';
export { commitLink } from './commitLink';
export { managedResourceFacts } from './managedResourceFacts';
