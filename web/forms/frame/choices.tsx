/** Fields in which something is chosen. */
import { Checkbox, Field, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';
import { useSpeech } from '../../model/frame/language.ts';
import page from '../../ui/page.module.css';
import { quietly, shown, useField, type CommonProps } from './fields.tsx';
import styles from './form.module.css';

export interface Choice {
  value: string;
  label: string;
  hint?: ReactNode;
  disabled?: boolean;
}

interface ChoiceProps extends CommonProps {
  choices: Choice[];
  value: string;
  onChange: (value: string) => void;
}

export function SelectField({
  pointer,
  label,
  hint,
  required,
  disabled,
  choices,
  value,
  onChange,
}: ChoiceProps) {
  const { t } = useSpeech();
  const { id, problem } = useField(pointer, label);
  return (
    <Field
      label={shown(label, required, t.app.optional)}
      hint={hint as string}
      required={required}
      validationMessage={quietly(problem)}
      validationState={problem ? 'error' : 'none'}
    >
      <Select id={id} value={value} disabled={disabled} onChange={(_event, data) => onChange(data.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} disabled={choice.disabled}>
            {choice.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function Group({
  pointer,
  label,
  hint,
  quiet,
  children,
}: {
  pointer: string;
  label: string;
  hint?: ReactNode;
  quiet?: boolean;
  children: (ids: { id: string; describedBy: string | undefined }) => ReactNode;
}) {
  const { id, problem } = useField(pointer, label);
  const hintId = useId();
  const problemId = useId();
  const describedBy = [hint ? hintId : '', problem ? problemId : ''].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset className={styles.group} aria-describedby={describedBy}>
      <legend className={quiet ? page.hidden : undefined}>{label}</legend>
      {hint && (
        <p className={styles.groupHint} id={hintId}>
          {hint}
        </p>
      )}
      {children({ id, describedBy })}
      {problem && (
        <p className={styles.groupProblem} id={problemId}>
          {problem}
        </p>
      )}
    </fieldset>
  );
}

function ChoiceText({ choice }: { choice: Choice }) {
  return (
    <span className={styles.choiceLabel}>
      {choice.label}
      {choice.hint && <span className={styles.choiceHint}>{choice.hint}</span>}
    </span>
  );
}

export function RadioField({ pointer, label, hint, disabled, quiet, choices, value, onChange }: ChoiceProps) {
  return (
    <Group pointer={pointer} label={label} hint={hint} quiet={quiet}>
      {({ id }) => (
        <RadioGroup
          value={value}
          disabled={disabled}
          aria-label={label}
          style={{ alignItems: 'stretch', gap: 4 }}
          onChange={(_event, data) => onChange(data.value)}
        >
          {choices.map((choice, index) => (
            <div key={choice.value} className={styles.choice}>
              <Radio
                {...(index === 0 && { id })}
                value={choice.value}
                disabled={choice.disabled}
                label={<ChoiceText choice={choice} />}
              />
            </div>
          ))}
        </RadioGroup>
      )}
    </Group>
  );
}

interface ChecksProps extends CommonProps {
  choices: Choice[];
  values: readonly string[];
  onChange: (values: string[]) => void;
}

export function ChecksField({ pointer, label, hint, disabled, choices, values, onChange }: ChecksProps) {
  const change = (value: string, on: boolean): void =>
    onChange(on ? [...values, value] : values.filter((one) => one !== value));
  return (
    <Group pointer={pointer} label={label} hint={hint}>
      {({ id }) => (
        <div className={choices.length > 8 ? styles.many : styles.few}>
          {choices.map((choice, index) => (
            <div key={choice.value} className={styles.choice}>
              <Checkbox
                {...(index === 0 && { id })}
                checked={values.includes(choice.value)}
                disabled={disabled || choice.disabled}
                label={<ChoiceText choice={choice} />}
                onChange={(_event, data) => change(choice.value, data.checked === true)}
              />
            </div>
          ))}
        </div>
      )}
    </Group>
  );
}

export function CheckField({
  pointer,
  label,
  hint,
  disabled,
  checked,
  onChange,
}: CommonProps & { checked: boolean; onChange: (checked: boolean) => void }) {
  const { id, problem } = useField(pointer, label);
  return (
    <Field
      hint={hint as string}
      validationMessage={quietly(problem)}
      validationState={problem ? 'error' : 'none'}
    >
      <Checkbox
        id={id}
        checked={checked}
        disabled={disabled}
        label={disabled ? label : <span className={styles.choiceLabel}>{label}</span>}
        onChange={(_event, data) => onChange(data.checked === true)}
      />
    </Field>
  );
}
