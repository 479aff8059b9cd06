import { useSpeech } from '../../model/frame/language.ts';
import { Empty } from '../../ui/states.tsx';
import page from '../../ui/page.module.css';

interface Props {
  title: string;
  hint: string;
  /** Where the original is; without one it cannot be had (yet). */
  href?: string;
  name?: string;
}

/** In the place of a document that is not shown. */
export function Unshown({ title, hint, href, name }: Props) {
  const { t } = useSpeech();
  return (
    <Empty title={title} hint={hint}>
      {href && (
        <a className={page.link} href={href} download={name}>
          {t.proof.download}
        </a>
      )}
    </Empty>
  );
}
