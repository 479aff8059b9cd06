/** Fields that know their problem by its pointer. What may be left empty says so; what must be filled in is marked. */
import { Checkbox, Field, Input, Radio, RadioGroup, Select, Textarea, type InputProps } from '@fluentui/react-components';
import { useEffect, useId, type ReactNode } from 'react';
import { useSpeech } from '../language.ts';
import { sentence } from '../problems.ts';
import { fieldId, useFormContext } from './form.tsx';
import page from '../ui/page.module.css';
import styles from './form.module.css';

/** Makes the field known to the list of problems, and finds what is wrong with it. */
function useField(pointer: string, label: string): { id: string; problem: string | undefined } {
  const { t } = useSpeech();
  const { prefix, problems, labels } = useFormContext();
  useEffect(() => {
    const known = labels.current;
    known.set(pointer, label);
    return () => { known.delete(pointer); };
  }, [labels, pointer, label]);
  const found = problems.get(pointer);
  return { id: fieldId(prefix, pointer), problem: found?.map((error) => sentence(error, t)).join(' ') };
}

interface CommonProps { pointer: string; label: string; hint?: ReactNode; required?: boolean; disabled?: boolean; /** Said by the heading above already. */ quiet?: boolean }

/** The list above the form is the alert; a message at the field is read with the field. */
function quietly(problem: string | undefined) {
  return problem === undefined ? undefined : { children: problem, role: undefined };
}

function shown(label: string, required: boolean | undefined, optional: string): string {
  return required === false ? `${label} (${optional})` : label;
}

interface TextProps extends CommonProps {
  value: string;
  onChange: (value: string) => void;
  type?: InputProps['type'];
  autoComplete?: string;
  inputMode?: InputProps['inputMode'];
  maxLength?: number;
}

export function TextField({ pointer, label, hint, required, disabled, value, onChange, type = 'text', maxLength, autoComplete, inputMode }: TextProps) {
  const { t } = useSpeech();
  const { id, problem } = useField(pointer, label);
  return (
    <Field label={shown(label, required, t.app.optional)} hint={hint as string} required={required} validationMessage={quietly(problem)} validationState={problem ? 'error' : 'none'}>
      <Input id={id} type={type} value={value} disabled={disabled} maxLength={maxLength} autoComplete={autoComplete} inputMode={inputMode} onChange={(_event, data) => onChange(data.value)} />
    </Field>
  );
}

interface ProseProps extends CommonProps { value: string; onChange: (value: string) => void; rows?: number; maxLength: number }

export function ProseField({ pointer, label, hint, required, disabled, value, onChange, rows = 4, maxLength }: ProseProps) {
  const { t, locale } = useSpeech();
  const { id, problem } = useField(pointer, label);
  const left = maxLength - value.length;
  const count = left < 200 ? ` ${new Intl.NumberFormat(locale).format(left)}` : '';
  return (
    <Field label={shown(label, required, t.app.optional)} hint={hint || count ? <>{hint}{count}</> : undefined} required={required} validationMessage={quietly(problem)}
      validationState={problem ? 'error' : 'none'}>
      <Textarea id={id} value={value} disabled={disabled} rows={rows} resize="vertical" maxLength={maxLength} onChange={(_event, data) => onChange(data.value)} />
    </Field>
  );
}

export interface Choice { value: string; label: string; hint?: ReactNode; disabled?: boolean }

interface ChoiceProps extends CommonProps { choices: Choice[]; value: string; onChange: (value: string) => void }

export function SelectField({ pointer, label, hint, required, disabled, choices, value, onChange }: ChoiceProps) {
  const { t } = useSpeech();
  const { id, problem } = useField(pointer, label);
  return (
    <Field label={shown(label, required, t.app.optional)} hint={hint as string} required={required} validationMessage={quietly(problem)} validationState={problem ? 'error' : 'none'}>
      <Select id={id} value={value} disabled={disabled} onChange={(_event, data) => onChange(data.value)}>
        {choices.map((choice) => <option key={choice.value} value={choice.value} disabled={choice.disabled}>{choice.label}</option>)}
      </Select>
    </Field>
  );
}

function Group({ pointer, label, hint, quiet, children }: { pointer: string; label: string; hint?: ReactNode; quiet?: boolean; children: (ids: { id: string; describedBy: string | undefined }) => ReactNode }) {
  const { id, problem } = useField(pointer, label);
  const hintId = useId();
  const problemId = useId();
  const describedBy = [hint ? hintId : '', problem ? problemId : ''].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset className={styles.group} aria-describedby={describedBy}>
      <legend className={quiet ? page.hidden : undefined}>{label}</legend>
      {hint && <p className={styles.groupHint} id={hintId}>{hint}</p>}
      {children({ id, describedBy })}
      {problem && <p className={styles.groupProblem} id={problemId}>{problem}</p>}
    </fieldset>
  );
}

function ChoiceText({ choice }: { choice: Choice }) {
  return <span className={styles.choiceLabel}>{choice.label}{choice.hint && <span className={styles.choiceHint}>{choice.hint}</span>}</span>;
}

export function RadioField({ pointer, label, hint, disabled, quiet, choices, value, onChange }: ChoiceProps) {
  return (
    <Group pointer={pointer} label={label} hint={hint} quiet={quiet}>
      {({ id }) => (
        <RadioGroup value={value} disabled={disabled} aria-label={label} style={{ alignItems: 'stretch', gap: 4 }} onChange={(_event, data) => onChange(data.value)}>
          {choices.map((choice, index) => (
            <div key={choice.value} className={styles.choice}>
              <Radio {...(index === 0 && { id })} value={choice.value} disabled={choice.disabled} label={<ChoiceText choice={choice} />} />
            </div>
          ))}
        </RadioGroup>
      )}
    </Group>
  );
}

interface ChecksProps extends CommonProps { choices: Choice[]; values: readonly string[]; onChange: (values: string[]) => void }

export function ChecksField({ pointer, label, hint, disabled, choices, values, onChange }: ChecksProps) {
  const change = (value: string, on: boolean): void => onChange(on ? [...values, value] : values.filter((one) => one !== value));
  return (
    <Group pointer={pointer} label={label} hint={hint}>
      {({ id }) => <div className={choices.length > 8 ? styles.many : styles.few}>{choices.map((choice, index) => (
        <div key={choice.value} className={styles.choice}>
          <Checkbox {...(index === 0 && { id })} checked={values.includes(choice.value)} disabled={disabled || choice.disabled} label={<ChoiceText choice={choice} />}
            onChange={(_event, data) => change(choice.value, data.checked === true)} />
        </div>
      ))}</div>}
    </Group>
  );
}

export function CheckField({ pointer, label, hint, disabled, checked, onChange }: CommonProps & { checked: boolean; onChange: (checked: boolean) => void }) {
  const { id, problem } = useField(pointer, label);
  return (
    <Field hint={hint as string} validationMessage={quietly(problem)} validationState={problem ? 'error' : 'none'}>
      <Checkbox id={id} checked={checked} disabled={disabled} label={label} onChange={(_event, data) => onChange(data.checked === true)} />
    </Field>
  );
}
