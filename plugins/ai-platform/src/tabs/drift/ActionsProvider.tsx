import {
  createContext,
  useCallback,
  useContext,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import type { LiveDrift } from '../../drift/LiveDriftView';
import type { ActionRequest, DriftAction } from './actionRequest';
import { CodifyDialog } from './dialogs/CodifyDialog';
import { EndIgnoreDialog } from './dialogs/EndIgnoreDialog';
import { IgnoreDialog } from './dialogs/IgnoreDialog';
import { RevertDialog } from './dialogs/RevertDialog';
import { useDeniedActions } from './useDeniedActions';

interface Actions {
  live: LiveDrift;
  /** What this person may not do, as they were told before or by a refusal. */
  denied: ReadonlySet<DriftAction>;
  /** Opens the dialog that says what will happen. */
  ask(request: ActionRequest): void;
  deny(action: DriftAction): void;
}

const ActionsContext = createContext<Actions | undefined>(undefined);

const RequestDialog = ({
  request,
  onClose,
}: {
  request: ActionRequest;
  onClose(): void;
}) => {
  switch (request.action) {
    case 'revert':
      return <RevertDialog request={request} onClose={onClose} />;
    case 'codify':
      return <CodifyDialog request={request} onClose={onClose} />;
    case 'ignore':
      return <IgnoreDialog request={request} onClose={onClose} />;
    default:
      return <EndIgnoreDialog request={request} onClose={onClose} />;
  }
};

interface ActionsProviderProps {
  live: LiveDrift;
  children: ReactNode;
}

/**
 * Lets everything below ask for an action. The dialog stands here and not beside its button: the row with the button goes
 * away as soon as its drift ends, and the dialog goes on to show how it ended.
 */
export const ActionsProvider = ({ live, children }: ActionsProviderProps) => {
  const [request, setRequest] = useState<ActionRequest>();
  const unallowed = useDeniedActions();
  const [refused, setRefused] = useState<ReadonlySet<DriftAction>>(new Set());
  const deny = useCallback(
    (action: DriftAction) => setRefused(before => new Set(before).add(action)),
    [],
  );
  const actions = useMemo(
    () => ({
      live,
      denied: new Set([...unallowed, ...refused]),
      ask: setRequest,
      deny,
    }),
    [live, unallowed, refused, deny],
  );
  return (
    <ActionsContext.Provider value={actions}>
      {children}
      {request && (
        <RequestDialog
          request={request}
          onClose={() => setRequest(undefined)}
        />
      )}
    </ActionsContext.Provider>
  );
};

/** The actions of the page around. */
export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('useActions is used outside ActionsProvider');
  return actions;
}
