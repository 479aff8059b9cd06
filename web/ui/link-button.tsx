/** A link that looks like a button: it goes somewhere, so it can be opened in another tab. */
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';
import styles from './link-button.module.css';

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  primary?: boolean;
  small?: boolean;
  icon?: ReactNode;
  ref?: Ref<HTMLAnchorElement>;
}

function Anchor({ primary, small, icon, children, ref, ...rest }: Props) {
  return (
    <a
      ref={ref}
      {...rest}
      className={`${styles.button} ${primary ? styles.primary : ''} ${small ? styles.small : ''}`}
    >
      {icon && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      {children}
    </a>
  );
}

export const LinkButton = createLink(Anchor);
