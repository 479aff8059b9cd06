/**
 * A form in the page itself that a button opened: it takes the focus, and gives it back to the button when it closes.
 */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import styles from '../../ui/claim.module.css';
import page from '../../ui/page.module.css';

interface OpenFormProps {
  /** Names the button that opened it: `data-opens`. */
  id: string;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}

export function OpenForm({ id, title, lead, children }: OpenFormProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The form's own id may have a space in it, which would make it two.
  const headingId = useId();
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  return (
    <section className={styles.panel} aria-labelledby={headingId}>
      <h2 id={headingId} tabIndex={-1} ref={heading}>
        {title}
      </h2>
      {lead && <p className={page.sectionLead}>{lead}</p>}
      {children}
    </section>
  );
}

/** After the form has gone. */
export function focusOpener(id: string): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-opens="${CSS.escape(id)}"]`)?.focus(),
  );
}
