/** A picture, from its bytes, under the type that the server found in them. */
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useSpeech } from '../../model/frame/language.ts';
import { pressed } from './keys.ts';
import { Unshown } from './unshown.tsx';
import type { Zoom } from './zoom.ts';
import { ZoomButtons, zoomKeys } from './zoom-buttons.tsx';
import styles from '../../ui/proof-view.module.css';

interface Props {
  bytes: ArrayBuffer;
  mediaType: 'image/png' | 'image/jpeg';
  name: string;
  href: string;
}

/** The bytes have an address inside this page, given back when they are no longer shown. */
function usePicture(bytes: ArrayBuffer, mediaType: string): RefObject<HTMLImageElement | null> {
  const picture = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
    if (picture.current) picture.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [bytes, mediaType]);
  return picture;
}

export function ImageView({ bytes, mediaType, name, href }: Props) {
  const { t } = useSpeech();
  const picture = usePicture(bytes, mediaType);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [shown, setShown] = useState<'loading' | 'broken' | { width: number; drawn: number }>('loading');
  if (shown === 'broken') {
    return <Unshown title={t.proof.cannotShow} hint={t.proof.cannotShowHint} href={href} name={name} />;
  }
  const loaded = (): void => {
    const { naturalWidth = 1, clientWidth = 1 } = picture.current ?? {};
    setShown({ width: naturalWidth, drawn: clientWidth });
  };
  const scale =
    zoom !== 'fit' || shown === 'loading' ? (zoom === 'fit' ? 1 : zoom) : shown.drawn / shown.width;
  const width = zoom === 'fit' || shown === 'loading' ? undefined : shown.width * zoom;
  return (
    <>
      <div className={styles.bar}>
        <span className={styles.space} />
        <ZoomButtons scale={scale} fits={zoom === 'fit'} onZoom={setZoom} />
      </div>
      <div
        className={styles.box}
        tabIndex={0}
        role="region"
        aria-label={name}
        onKeyDown={(event) => pressed(event, zoomKeys(scale, setZoom))}
      >
        <img
          ref={picture}
          className={styles.picture}
          style={width === undefined ? undefined : { width, maxWidth: 'none' }}
          alt={t.proof.pictureOf(name)}
          onLoad={loaded}
          onError={() => setShown('broken')}
        />
      </div>
    </>
  );
}
