/** A number, and a number of days of one kind or the other. */
import { useSpeech } from '../../model/frame/language.ts';
import { SelectField } from '../frame/choices.tsx';
import { TextField } from '../frame/fields.tsx';
import page from '../../ui/page.module.css';
import styles from '../frame/form.module.css';

interface NumberProps {
  pointer: string;
  label: string;
  hint?: string;
  value: number;
  onChange: (value: number) => void;
}

export function NumberField({ pointer, label, hint, value, onChange }: NumberProps) {
  return (
    <TextField
      pointer={pointer}
      label={label}
      hint={hint}
      type="number"
      inputMode="numeric"
      required
      value={Number.isNaN(value) ? '' : String(value)}
      onChange={(typed) => onChange(typed === '' ? Number.NaN : Number(typed))}
    />
  );
}

interface Rule {
  amount: number;
  unit: 'business-days' | 'calendar-days';
}

interface ClockProps {
  pointer: string;
  label: string;
  value: Rule;
  onChange: (rule: Rule) => void;
}

export function ClockFields({ pointer, label, value, onChange }: ClockProps) {
  const { t } = useSpeech();
  const words = t.admin.policy;
  return (
    <fieldset className={styles.group}>
      <legend className={page.hidden}>{label}</legend>
      <div className={styles.pair}>
        <NumberField
          pointer={`${pointer}/amount`}
          label={label}
          value={value.amount}
          onChange={(amount) => onChange({ ...value, amount })}
        />
        <SelectField
          pointer={`${pointer}/unit`}
          label={words.unitOf}
          value={value.unit}
          onChange={(unit) => onChange({ ...value, unit: unit as Rule['unit'] })}
          choices={Object.entries(words.units).map(([unit, text]) => ({ value: unit, label: text }))}
        />
      </div>
    </fieldset>
  );
}
