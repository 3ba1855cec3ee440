import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { filterOf, queryOf, type RowFilter } from './rowFilter';

/** So long after the last letter the address follows: the whole app around listens to it. */
const PAUSE_MS = 300;

/** The filter, which the address carries: a page with a filter can be sent to others. */
export function useRowFilter(): {
  filter: RowFilter;
  setFilter(filter: RowFilter): void;
} {
  const [query, setQuery] = useSearchParams();
  const address = query.toString();
  const [filter, setFilter] = useState(() => filterOf(query));
  const written = useRef(address);
  useEffect(() => {
    // What this page wrote itself may be older by now than what was typed since.
    if (address === written.current) return;
    written.current = address;
    setFilter(filterOf(new URLSearchParams(address)));
  }, [address]);
  useEffect(() => {
    const next = queryOf(filter).toString();
    if (next === written.current) return undefined;
    const timer = setTimeout(() => {
      written.current = next;
      setQuery(next, { replace: true });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [filter, setQuery]);
  return { filter, setFilter };
}
