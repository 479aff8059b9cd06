import { Badge, type BadgeProps } from '@fluentui/react-components';
import { useSpeech } from '../model/frame/language.ts';
import { wordFor } from '../model/frame/words.ts';

const colours: Record<string, BadgeProps['color']> = {
  found: 'success',
  missing: 'warning',
  differs: 'danger',
  unclear: 'important',
};

/** What the reader found, as a word with a colour. */
export function OutcomeMark({ outcome }: { outcome: string }) {
  const { t } = useSpeech();
  return (
    <Badge appearance="tint" color={colours[outcome] ?? 'informative'}>
      {wordFor(t.proof.outcomes, outcome)}
    </Badge>
  );
}
