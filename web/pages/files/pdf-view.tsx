/** A PDF page by page, drawn by ourselves. Loaded only when there is one to look at. */
import { Button, Input } from '@fluentui/react-components';
import { ChevronLeftRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useSpeech } from '../../model/frame/language.ts';
import { Waiting } from '../../ui/states.tsx';
import page from '../../ui/page.module.css';
import { drawPage } from './draw-page.ts';
import { pressed } from './keys.ts';
import { openPdf, type Opened } from './open-pdf.ts';
import type { Excerpt } from './document-view.tsx';
import { Unshown } from './unshown.tsx';
import type { Zoom } from './zoom.ts';
import { ZoomButtons, zoomKeys } from './zoom-buttons.tsx';
import styles from '../../ui/proof-view.module.css';

interface Props {
  bytes: ArrayBuffer;
  name: string;
  href: string;
  pageNumber: number;
  onPage: (page: number) => void;
  /** Marked where it stands on this page. */
  excerpt: Excerpt | null;
}

function useOpened(bytes: ArrayBuffer): Opened | null {
  const [found, setFound] = useState<{ bytes: ArrayBuffer; opened: Opened } | null>(null);
  useEffect(() => {
    const { opened, close } = openPdf(bytes);
    let gone = false;
    void opened.then((now) => {
      if (!gone) setFound({ bytes, opened: now });
    });
    return () => {
      gone = true;
      close();
    };
  }, [bytes]);
  return found?.bytes === bytes ? found.opened : null;
}

/** How wide the box is now; pages that fit are drawn again when that changes. */
function useWidth(box: RefObject<HTMLElement | null>, ready: boolean): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (!element || !ready) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, ready]);
  return width;
}

interface BarProps {
  at: number;
  of: number;
  scale: number;
  fits: boolean;
  onPage: (page: number) => void;
  onZoom: (zoom: Zoom) => void;
}

function Bar({ at, of, scale, fits, onPage, onZoom }: BarProps) {
  const { t } = useSpeech();
  const [typed, setTyped] = useState<string | null>(null);
  const go = (): void => {
    const wanted = Number(typed);
    if (typed !== null && Number.isInteger(wanted) && wanted >= 1 && wanted <= of) onPage(wanted);
    setTyped(null);
  };
  return (
    <div className={styles.bar}>
      <Button
        appearance="subtle"
        icon={<ChevronLeftRegular />}
        aria-label={t.proof.previousPage}
        disabledFocusable={at <= 1}
        onClick={() => at > 1 && onPage(at - 1)}
      />
      <Input
        className={styles.pageInput}
        aria-label={t.proof.page}
        inputMode="numeric"
        value={typed ?? String(at)}
        onChange={(_event, data) => setTyped(data.value)}
        onBlur={go}
        onKeyDown={(event) => event.key === 'Enter' && go()}
      />
      <span>{t.proof.pageOf(of)}</span>
      <Button
        appearance="subtle"
        icon={<ChevronRightRegular />}
        aria-label={t.proof.nextPage}
        disabledFocusable={at >= of}
        onClick={() => at < of && onPage(at + 1)}
      />
      <span className={styles.space} />
      <ZoomButtons scale={scale} fits={fits} onZoom={onZoom} />
    </div>
  );
}

/** Draws what is wanted now; a page that was asked for earlier is given up. */
function useDrawn({ bytes, name, pageNumber, excerpt }: Props, pdf: Opened | null, zoom: Zoom) {
  const { t } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const ready = pdf !== null && typeof pdf !== 'string';
  const width = useWidth(box, ready);
  const [drawn, setDrawn] = useState<{ scale: number; marked: boolean | null } | null>(null);
  const label = t.proof.pageOfDocument(pageNumber, name);
  const { text: wanted = null, times = 0 } = excerpt ?? {};
  useEffect(() => {
    if (!sheet.current || !pdf || typeof pdf === 'string' || width === 0) return;
    const stop = new AbortController();
    const size = zoom === 'fit' ? { width: width - 2 } : { scale: zoom };
    const classes = { text: styles.textLayer ?? '', mark: styles.mark ?? '' };
    const at = Math.min(pageNumber, pdf.document.numPages);
    drawPage(sheet.current, { pdf, page: at, size, excerpt: wanted, label, classes }, stop.signal).then(
      ({ scale, marks }) => {
        setDrawn({ scale, marked: wanted === null ? null : marks.length > 0 });
        showFirst(box.current, marks[0]);
      },
      (error: unknown) => {
        if (!stop.signal.aborted) console.warn(error);
      },
    );
    return () => stop.abort();
  }, [pdf, bytes, pageNumber, wanted, times, label, width, zoom]);
  return { box, sheet, drawn };
}

/** Inside the box only: the rest of the page stays where it is. */
function showFirst(box: HTMLElement | null, mark: HTMLElement | undefined): void {
  if (!box) return;
  if (!mark) return box.scrollTo({ top: 0 });
  const top = mark.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
  box.scrollTo({ top: Math.max(0, top - box.clientHeight / 3) });
}

/** Nothing is left to scroll that way: the next page comes. */
function isAtEnd(box: HTMLElement | null, way: 1 | -1): boolean {
  if (!box) return false;
  return way === -1 ? box.scrollTop <= 1 : box.scrollTop + box.clientHeight >= box.scrollHeight - 2;
}

export default function PdfView(props: Props) {
  const { bytes, name, href, pageNumber, onPage, excerpt } = props;
  const { t } = useSpeech();
  const [zoom, setZoom] = useState<Zoom>('fit');
  const pdf = useOpened(bytes);
  const { box, sheet, drawn } = useDrawn(props, pdf, zoom);
  if (pdf === null) return <Waiting rows={1} height={480} />;
  if (typeof pdf === 'string') {
    const title = pdf === 'locked' ? t.proof.lockedDocument : t.proof.cannotShow;
    return <Unshown title={title} hint={t.proof.cannotShowHint} href={href} name={name} />;
  }
  const scale = drawn?.scale ?? 1;
  const at = Math.min(pageNumber, pdf.document.numPages);
  const of = pdf.document.numPages;
  const keys = () => ({
    ...zoomKeys(scale, setZoom),
    ...(isAtEnd(box.current, 1) && at < of && { PageDown: () => onPage(at + 1) }),
    ...(isAtEnd(box.current, -1) && at > 1 && { PageUp: () => onPage(at - 1) }),
    Home: () => onPage(1),
    End: () => onPage(of),
  });
  return (
    <>
      <Bar at={at} of={of} scale={scale} fits={zoom === 'fit'} onPage={onPage} onZoom={setZoom} />
      <div
        className={styles.box}
        ref={box}
        tabIndex={0}
        role="region"
        aria-label={t.proof.pageOfDocument(at, name)}
        onKeyDown={(event) => pressed(event, keys())}
      >
        <div className={styles.sheet} ref={sheet} />
      </div>
      <p className={`${page.small} ${page.muted} ${styles.foot}`} role="status">
        {excerpt !== null && drawn && (drawn.marked ? t.proof.marked : t.proof.notMarked)}
      </p>
    </>
  );
}
