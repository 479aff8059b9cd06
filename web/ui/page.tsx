/** What every page has: its name in the tab and as h1, where focus goes after navigation, and its acts beside it. */
import { Link, useRouterState, type LinkProps } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { ownZone, placeOf } from '../model/frame/dates.ts';
import { useSpeech } from '../model/frame/language.ts';
import { me } from '../model/frame/queries.ts';
import { PageZone } from './page-zone.tsx';
import styles from './page.module.css';

export interface Crumb {
  label: string;
  to: LinkProps['to'];
  search?: LinkProps['search'];
}

interface PageProps {
  title: string;
  /** For the tab, when the h1 alone says too little there. */
  tab?: string;
  lead?: ReactNode;
  /** By whose clock the page is read, where that is not the reader's company's. */
  zone?: string;
  crumbs?: Crumb[];
  actions?: ReactNode;
  children: ReactNode;
}

let visited: string | null = null;

/**
 * Puts the reader at the top of the new page, as a page load would; not on the first one and not when only the search
 * changed.
 */
function useArrival(): React.RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  // Where one has arrived: the address alone changes while the page before is still shown.
  const pathname = useRouterState({
    select: ({ resolvedLocation, location }) => (resolvedLocation ?? location).pathname,
  });
  useEffect(() => {
    if (visited !== null && visited !== pathname) heading.current?.focus({ preventScroll: true });
    visited = pathname;
  }, [pathname]);
  return heading;
}

export function Page({ title, tab, lead, zone, crumbs = [], actions, children }: PageProps) {
  const { t } = useSpeech();
  const heading = useArrival();
  useEffect(() => {
    document.title = t.app.title(tab ?? title);
  }, [t, tab, title]);
  const known = useQuery({ ...me(), enabled: false }).data;
  const clock = zone ?? known?.zone ?? null;
  return (
    <PageZone value={clock}>
      <div className={styles.page}>
        {crumbs.length > 0 && (
          <nav aria-label={t.app.crumbs}>
            <ol className={styles.crumbs}>
              {crumbs.map(({ label, to, search }) => (
                <li key={label}>
                  <Link className={styles.link} to={to} search={search as never}>
                    {label}
                  </Link>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className={styles.head}>
          <div className={styles.headText}>
            <h1 className={styles.title} tabIndex={-1} ref={heading}>
              {title}
            </h1>
            {lead && <div className={styles.lead}>{lead}</div>}
          </div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
        {children}
        {known && (
          <p className={styles.clock}>
            {t.dates.clock(placeOf(clock ?? ownZone(), t.dates), clock === null)}
          </p>
        )}
      </div>
    </PageZone>
  );
}

interface SectionProps {
  id?: string;
  title: string;
  lead?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}

export function Section({ id, title, lead, aside, children }: SectionProps) {
  const name = `section-${id ?? title.replaceAll(/\W+/g, '-')}`;
  return (
    <section className={styles.section} aria-labelledby={name} id={id}>
      <div className={styles.sectionHead}>
        <h2 id={name}>{title}</h2>
        {aside}
      </div>
      {lead && <div className={styles.sectionLead}>{lead}</div>}
      {children}
    </section>
  );
}

export interface Fact {
  label: string;
  value: ReactNode;
}

export function Facts({ facts, narrow = false }: { facts: (Fact | null | false)[]; narrow?: boolean }) {
  return (
    <dl className={narrow ? `${styles.facts} ${styles.narrowFacts}` : styles.facts}>
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact.label}>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
