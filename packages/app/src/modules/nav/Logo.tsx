/** The mark of Flagstone: three slabs of a path, seen from above. */
export const Logo = ({ size = 28 }: { size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 32 32"
    role="img"
    aria-label="Flagstone"
  >
    <path fill="#8fd6c1" d="M3 4h15l-2 9H3z" />
    <path fill="#5fb3e6" d="M20 4h9v11l-11-2z" />
    <path fill="#f2c46d" d="M3 15h13l3 13H3z" />
    <path fill="#e8eef4" d="M18 15l11 2v11h-8z" />
  </svg>
);
