/** A new version of a programme's agreement, in both languages. */
import { useState } from 'react';
import type { ProgrammeAgreement } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { agreements } from '../../model/frame/incentive-queries.ts';
import { languages, useSpeech } from '../../model/frame/language.ts';
import { languageName } from '../../model/frame/words.ts';
import { useAct, useFilled } from '../frame/act.ts';
import { CheckField } from '../frame/choices.tsx';
import { ProseField, TextField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { OpenForm } from '../frame/open-form.tsx';
import { WhyField } from '../frame/why-field.tsx';

export function AgreementVersionForm({ row, onClose }: { row: ProgrammeAgreement; onClose: () => void }) {
  const { t } = useSpeech();
  const words = t.incentives.agreements;
  const { agreement, programme, programmeName } = row;
  const [text, setText] = useState({ en: agreement?.text.en ?? '', nl: agreement?.text.nl ?? '' });
  const [openToAll, setOpenToAll] = useState(agreement?.openToAll ?? false);
  const [acceptBy, setAcceptBy] = useState('');
  const [why, setWhy] = useState('');
  const act = useAct<void, unknown>({
    run: () =>
      api.agreements.publish({
        programme,
        ifMatch: agreement?.version ?? 0,
        body: {
          text: { en: text.en.trim(), nl: text.nl.trim() },
          openToAll,
          acceptBy: acceptBy || null,
          why: why.trim(),
        },
      }),
    done: words.published,
    after: onClose,
    about: agreements().queryKey,
  });
  const { problem, submit } = useFilled(act, () => ({
    '/text/en': text.en,
    '/text/nl': text.nl,
    ...(agreement && { '/acceptBy': acceptBy }),
    '/why': why,
  }));
  const title = words.publishOf(programmeName);
  return (
    <OpenForm id={`publish-${programme}`} title={title}>
      <Form problem={problem} onSubmit={submit} label={title}>
        <Texts text={text} onChange={setText} />
        <CheckField
          pointer="/openToAll"
          label={words.openField}
          checked={openToAll}
          onChange={setOpenToAll}
        />
        {agreement && (
          <TextField
            pointer="/acceptBy"
            label={words.acceptByField}
            hint={words.acceptByHint}
            required
            type="date"
            value={acceptBy}
            onChange={setAcceptBy}
          />
        )}
        <WhyField value={why} onChange={setWhy} />
        <FormButtons submit={words.publish} pending={act.pending} onCancel={onClose} />
      </Form>
    </OpenForm>
  );
}

type Text = Record<(typeof languages)[number], string>;

function Texts({ text, onChange }: { text: Text; onChange: (text: Text) => void }) {
  const { t, locale } = useSpeech();
  return languages.map((language) => (
    <ProseField
      key={language}
      pointer={`/text/${language}`}
      label={t.incentives.agreements.inLanguage(languageName(language, locale))}
      required
      rows={6}
      maxLength={20_000}
      value={text[language]}
      onChange={(value) => onChange({ ...text, [language]: value })}
    />
  ));
}
