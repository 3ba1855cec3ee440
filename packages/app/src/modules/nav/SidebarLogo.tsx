import { Link, useSidebarOpenState } from '@backstage/core-components';
import { Logo } from './Logo';

/** The way home, at the top of the navigation; the name only where there is room for it. */
export const SidebarLogo = () => {
  const { isOpen } = useSidebarOpenState();
  return (
    <Link
      to="/"
      underline="none"
      aria-label="Home"
      style={{
        display: 'flex',
        alignItems: 'center',
        gap: 16,
        height: 64,
        paddingLeft: 22,
        color: '#fff',
        fontSize: 20,
        fontWeight: 600,
      }}
    >
      <Logo />
      {isOpen ? 'Flagstone' : null}
    </Link>
  );
};
