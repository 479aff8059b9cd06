/** Fields that know their problem by its pointer. What may be left empty says so; what must be filled in is marked. */
import { Field, Input, Textarea, type InputProps } from '@fluentui/react-components';
import { useEffect, type ReactNode } from 'react';
import { useSpeech } from '../../model/frame/language.ts';
import { sentence } from '../../model/frame/problems.ts';
import { fieldId, useFormContext } from './form.tsx';

/** Makes the field known to the list of problems, and finds what is wrong with it. */
export function useField(pointer: string, label: string): { id: string; problem: string | undefined } {
  const { t } = useSpeech();
  const { prefix, problems, labels } = useFormContext();
  useEffect(() => {
    const known = labels.current;
    known.set(pointer, label);
    return () => {
      known.delete(pointer);
    };
  }, [labels, pointer, label]);
  const found = problems.get(pointer);
  return { id: fieldId(prefix, pointer), problem: found?.map((error) => sentence(error, t)).join(' ') };
}

export interface CommonProps {
  pointer: string;
  label: string;
  hint?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  /** Said by the heading above already. */ quiet?: boolean;
}

/** The list above the form is the alert; a message at the field is read with the field. */
export function quietly(problem: string | undefined) {
  return problem === undefined ? undefined : { children: problem, role: undefined };
}

export function shown(label: string, required: boolean | undefined, optional: string): string {
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

export function TextField({
  pointer,
  label,
  hint,
  required,
  disabled,
  value,
  onChange,
  type = 'text',
  maxLength,
  autoComplete,
  inputMode,
}: TextProps) {
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
      <Input
        id={id}
        type={type}
        value={value}
        disabled={disabled}
        maxLength={maxLength}
        autoComplete={autoComplete}
        inputMode={inputMode}
        onChange={(_event, data) => onChange(data.value)}
      />
    </Field>
  );
}

interface ProseProps extends CommonProps {
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  maxLength: number;
}

export function ProseField({
  pointer,
  label,
  hint,
  required,
  disabled,
  value,
  onChange,
  rows = 4,
  maxLength,
}: ProseProps) {
  const { t, locale } = useSpeech();
  const { id, problem } = useField(pointer, label);
  const left = maxLength - value.length;
  const count = left < 200 ? ` ${new Intl.NumberFormat(locale).format(left)}` : '';
  return (
    <Field
      label={shown(label, required, t.app.optional)}
      hint={
        hint || count ? (
          <>
            {hint}
            {count}
          </>
        ) : undefined
      }
      required={required}
      validationMessage={quietly(problem)}
      validationState={problem ? 'error' : 'none'}
    >
      <Textarea
        id={id}
        value={value}
        disabled={disabled}
        rows={rows}
        resize="vertical"
        maxLength={maxLength}
        onChange={(_event, data) => onChange(data.value)}
      />
    </Field>
  );
}

/** A place that problems can point at where no field has their pointer. */
export function FieldAnchor({ pointer, label }: { pointer: string; label: string }) {
  const { id } = useField(pointer, label);
  return <span id={id} tabIndex={-1} />;
}
