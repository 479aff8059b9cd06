/** A picture, from its bytes, under the type that the server found in them. */
import { useEffect, useState } from 'react';
import { useSpeech } from '../../language.ts';
import { Unshown } from './unshown.tsx';
import styles from './proof-view.module.css';

interface Props {
  bytes: ArrayBuffer;
  mediaType: 'image/png' | 'image/jpeg';
  name: string;
  href: string;
}

export function ImageView({ bytes, mediaType, name, href }: Props) {
  const { t } = useSpeech();
  const [source, setSource] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
    setSource(url);
    setBroken(false);
    return () => URL.revokeObjectURL(url);
  }, [bytes, mediaType]);
  if (broken) return <Unshown title={t.proof.cannotShow} hint={t.proof.cannotShowHint} href={href} name={name} />;
  return (
    <div className={styles.box} tabIndex={0} role="region" aria-label={name}>
      {source && <img className={styles.picture} src={source} alt={t.proof.pictureOf(name)} onError={() => setBroken(true)} />}
    </div>
  );
}
