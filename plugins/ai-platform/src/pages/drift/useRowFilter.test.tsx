import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation, useNavigate } from 'react-router-dom';
import { EVERYTHING } from './rowFilter';
import { useRowFilter } from './useRowFilter';

const PAUSE_MS = 300;

const pause = () => act(() => jest.advanceTimersByTimeAsync(PAUSE_MS));

function showAt(path: string) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <MemoryRouter initialEntries={[path]}>{children}</MemoryRouter>
  );
  const { result } = renderHook(
    () => ({
      ...useRowFilter(),
      ...{ location: useLocation(), navigate: useNavigate() },
    }),
    { wrapper },
  );
  const search = (text: string) =>
    act(() => result.current.setFilter({ ...EVERYTHING, search: text }));
  return { result, search };
}

describe('the filter of the page', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is in force at once, and in the address after a pause', async () => {
    const { result, search } = showAt('/drift');
    search('ra');
    search('rank');
    expect(result.current.filter.search).toBe('rank');
    expect(result.current.location.search).toBe('');
    await pause();
    expect(result.current.location.search).toBe('?search=rank');
  });

  it('follows an address that was not its own doing', async () => {
    const { result } = showAt('/drift?search=rank&severity=none');
    expect(result.current.filter).toEqual({ ...EVERYTHING, search: 'rank' });
    act(() => result.current.navigate('/drift?source=flux'));
    expect(result.current.filter).toEqual({ ...EVERYTHING, source: 'flux' });
    await pause();
    expect(result.current.location.search).toBe('?source=flux');
  });

  it('keeps what is typed while the address follows', async () => {
    const { result, search } = showAt('/drift');
    search('ra');
    await pause();
    search('ran');
    expect(result.current.filter.search).toBe('ran');
    await pause();
    expect(result.current.location.search).toBe('?search=ran');
  });
});
