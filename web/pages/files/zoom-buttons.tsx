import { Button } from '@fluentui/react-components';
import { PageFitRegular, ZoomInRegular, ZoomOutRegular } from '@fluentui/react-icons';
import { useSpeech } from '../../model/frame/language.ts';
import { nextZoom, type Zoom } from './zoom.ts';
import styles from '../../ui/proof-view.module.css';

interface Props {
  /** As it is drawn now. */
  scale: number;
  fits: boolean;
  onZoom: (zoom: Zoom) => void;
}

export function ZoomButtons({ scale, fits, onZoom }: Props) {
  const { t } = useSpeech();
  return (
    <>
      <Button
        appearance="subtle"
        icon={<ZoomOutRegular />}
        aria-label={t.proof.zoomOut}
        onClick={() => onZoom(nextZoom(scale, -1))}
      />
      <span className={styles.zoom}>{t.proof.zoom(Math.round(scale * 100))}</span>
      <Button
        appearance="subtle"
        icon={<ZoomInRegular />}
        aria-label={t.proof.zoomIn}
        onClick={() => onZoom(nextZoom(scale, 1))}
      />
      <Button
        appearance="subtle"
        icon={<PageFitRegular />}
        aria-label={t.proof.fit}
        aria-pressed={fits}
        onClick={() => onZoom('fit')}
      />
    </>
  );
}

/** The same by keys, on whatever is zoomed: plus, minus, and nought for the width of the box. */
export function zoomKeys(scale: number, onZoom: (zoom: Zoom) => void): Record<string, () => void> {
  const larger = (): void => onZoom(nextZoom(scale, 1));
  return { '+': larger, '=': larger, '-': () => onZoom(nextZoom(scale, -1)), '0': () => onZoom('fit') };
}
