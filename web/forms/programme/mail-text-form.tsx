/** A mail's text with named fields: typed, tried with invented values, and sent to a second person. */
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { MailTextDetail } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { mailText as mailTextQuery } from '../../model/frame/queries.ts';
import { MailPreviewView } from '../../ui/mail-preview.tsx';
import { Table } from '../../ui/table.tsx';
import { wordFor } from '../../model/frame/words.ts';
import { useAct } from '../frame/act.ts';
import { ProseField, TextField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { usePreview } from '../frame/preview.ts';
import { WhyField } from '../frame/why-field.tsx';
import page from '../../ui/page.module.css';

/** What may stand in braces, and what must. */
function Fields({ fields }: { fields: MailTextDetail['fields'] }) {
  const { t } = useSpeech();
  const words = t.admin.mail;
  return (
    <details className={page.disclosure}>
      <summary>{words.fieldsTitle}</summary>
      <p>{words.fieldsLead}</p>
      <Table
        label={words.fieldsTitle}
        rows={fields}
        rowKey={(field) => field.name}
        columns={[
          {
            id: 'name',
            header: words.fieldColumns.name,
            cell: (field) => <span className={page.mono}>{`{${field.name}}`}</span>,
          },
          {
            id: 'means',
            header: words.fieldColumns.means,
            cell: (field) => wordFor(words.fields, field.name),
          },
          {
            id: 'kind',
            header: words.fieldColumns.kind,
            cell: (field) => wordFor(words.kinds, field.kind),
          },
          {
            id: 'required',
            header: words.fieldColumns.required,
            cell: (field) => (field.required ? words.must : words.may),
          },
        ]}
      />
    </details>
  );
}

export function MailTextForm({ mail }: { mail: MailTextDetail }) {
  const { t } = useSpeech();
  const words = t.admin.mail;
  const start = (mail.draft ?? mail.inForce).text;
  const [subject, setSubject] = useState(start.subject);
  const [body, setBody] = useState(start.body);
  const [why, setWhy] = useState('');
  const draft = { text: { subject: subject.trim(), body: body.trim() }, why: why.trim() };
  const request = { template: mail.template, language: mail.language, ifMatch: mail.version };
  const preview = usePreview(draft, () =>
    api.mailTexts.draft({ ...request, body: draft, validateOnly: true }),
  );
  const about = mailTextQuery(mail.template, mail.language).queryKey;
  const act = useAct({
    done: words.drafted,
    about,
    run: () => api.mailTexts.draft({ ...request, body: draft }),
  });
  const back = useAct({
    done: words.drafted,
    about,
    run: () => api.mailTexts.draft({ ...request, body: { text: null, why: why.trim() } }),
  });
  const own = (mail.draft ?? mail.inForce).own;
  return (
    <Form
      problem={act.problem ?? back.problem ?? preview.problem}
      onSubmit={() => act.send()}
      label={words.write}
    >
      <Fields fields={mail.fields} />
      <TextField
        pointer="/text/subject"
        label={words.subject}
        required
        maxLength={200}
        value={subject}
        onChange={setSubject}
      />
      <ProseField
        pointer="/text/body"
        label={words.body}
        hint={words.bodyHint}
        required
        rows={16}
        maxLength={12_000}
        value={body}
        onChange={setBody}
      />
      <WhyField value={why} onChange={setWhy} />
      {preview.shown && <MailPreviewView preview={preview.shown.preview} title={words.previewOfTyped} />}
      <FormButtons submit={words.save} pending={act.pending}>
        <Button disabledFocusable={preview.pending} onClick={() => preview.look()}>
          {t.admin.preview}
        </Button>
        {!own && (
          <Button disabledFocusable={back.pending} onClick={() => back.send()}>
            {words.back}
          </Button>
        )}
      </FormButtons>
    </Form>
  );
}
