import type { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import { safeUrl } from './safeUrl';
import styles from './shared.module.css';

interface ExternalLinkProps {
  /** Where to; from outside, so it may be anything. */
  href: string | undefined;
  children: ReactNode;
  /** True where the text says something without a link, too. */
  keepsText?: boolean;
}

/** Leads out of Backstage, in a page of its own, and only to http and https. */
export const ExternalLink = (props: ExternalLinkProps) => {
  const { children, keepsText = false } = props;
  const href = safeUrl(props.href);
  if (!href) return keepsText ? <>{children}</> : null;
  return (
    <Link
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className={styles.external}
    >
      {children}
      <RiExternalLinkLine size={14} aria-hidden="true" />
    </Link>
  );
};
