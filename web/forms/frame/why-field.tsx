/** Why something is changed for everybody: it stays with the version and in the log. */
import { useSpeech } from '../../model/frame/language.ts';
import { ProseField } from './fields.tsx';

export function WhyField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useSpeech();
  return (
    <ProseField
      pointer="/why"
      label={t.admin.why}
      hint={t.admin.whyHint}
      required
      rows={2}
      maxLength={1000}
      value={value}
      onChange={onChange}
    />
  );
}
