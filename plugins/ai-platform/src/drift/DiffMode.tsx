import {
  createContext,
  useContext,
  useMemo,
  useState,
  type ReactNode,
} from 'react';

/** How two texts are shown. */
export type DiffMode = 'split' | 'inline';

const WIDE = '(min-width: 60rem)';

interface DiffModeState {
  mode: DiffMode;
  setMode(mode: DiffMode): void;
}

const DiffModeContext = createContext<DiffModeState>({
  mode: 'inline',
  setMode: () => {},
});

/** Side by side needs room; on a telephone it would be unreadable. */
function fittingMode(): DiffMode {
  return window.matchMedia?.(WIDE).matches ? 'split' : 'inline';
}

/** Remembers for all differences of a page how they are shown. */
export const DiffModeProvider = ({ children }: { children: ReactNode }) => {
  const [mode, setMode] = useState(fittingMode);
  const state = useMemo(() => ({ mode, setMode }), [mode]);
  return (
    <DiffModeContext.Provider value={state}>
      {children}
    </DiffModeContext.Provider>
  );
};

/** How differences are shown now, and how to change that. */
export function useDiffMode(): DiffModeState {
  return useContext(DiffModeContext);
}
