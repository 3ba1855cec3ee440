/** The values of the template, as far as they are filled in. */
export interface ChangeRequest {
  entityRef?: string;
  cluster?: string;
  namespace?: string;
  resource?: string;
  flavor?: string;
  amount?: string | number;
  reason?: string;
  /** What the page showed, for those who review the change. */
  observed?: {
    used?: string;
    waiting?: string;
    nodesFree?: string;
    at?: string;
  };
}
