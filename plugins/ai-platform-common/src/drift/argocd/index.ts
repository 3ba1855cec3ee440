export { applicationFacts } from './applicationFacts';
export { REQUESTED_BY } from './applicationOperation';
export { managedResourceFacts } from './managedResourceFacts';
