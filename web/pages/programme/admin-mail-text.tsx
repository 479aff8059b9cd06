/** One mail in one language: what is in use, what waits for approval, and how it was before. */
import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { MailTextDetail, MailTextVersion } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useAct } from '../../forms/frame/act.ts';
import { ProseField } from '../../forms/frame/fields.tsx';
import { Form, FormButtons } from '../../forms/frame/form.tsx';
import { MailTextForm } from '../../forms/programme/mail-text-form.tsx';
import { mayDo, whyNot } from '../../model/frame/allowed.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { mailText as mailTextQuery } from '../../model/frame/queries.ts';
import { Instant, useWhen } from '../../ui/deadline.tsx';
import { MailPreviewView } from '../../ui/mail-preview.tsx';
import { Facts, Page, Section } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { Differences, ReadsOnly, Versions, type Difference } from '../../ui/versions.tsx';
import { languageName, wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';

const route = getRouteApi('/portal/admin/mail-texts/$template/$language');

function Approve({ mail, draft }: { mail: MailTextDetail; draft: MailTextVersion }) {
  const { t } = useSpeech();
  const words = t.admin.mail;
  const when = useWhen();
  const [why, setWhy] = useState('');
  const act = useAct({
    done: words.approved,
    about: mailTextQuery(mail.template, mail.language).queryKey,
    run: () =>
      api.mailTexts.approve({
        template: mail.template,
        language: mail.language,
        ifMatch: mail.version,
        body: { why: why.trim() },
      }),
  });
  return (
    <div className={page.stack}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{words.waits}</MessageBarTitle>
          {words.waiting(draft.madeBy ?? '', draft.madeAt ? when(draft.madeAt) : '', draft.why ?? '')}
        </MessageBarBody>
      </MessageBar>
      {mayDo(mail, 'approve-mail-text') ? (
        <Form problem={act.problem} onSubmit={() => act.send()} label={words.approve}>
          <ProseField
            pointer="/why"
            label={words.approveWhy}
            required={false}
            rows={2}
            maxLength={1000}
            value={why}
            onChange={setWhy}
          />
          <FormButtons submit={words.approve} pending={act.pending} />
        </Form>
      ) : (
        <p>{whyNot(mail, 'approve-mail-text', t)}</p>
      )}
    </div>
  );
}

/** Paragraph by paragraph, so that what changed is seen. */
function useDifferences(): (
  before: MailTextVersion | undefined,
  after: MailTextVersion | undefined,
) => Difference[] {
  const { t } = useSpeech();
  const words = t.admin.mail;
  const parts = (one: MailTextVersion | undefined): string[] =>
    one?.text.body.split(/\n\s*\n/).map((part) => part.trim()) ?? [];
  return (before, after) => {
    const [had, has] = [parts(before), parts(after)];
    const gone = had.filter((part) => !has.includes(part));
    const come = has.filter((part) => !had.includes(part));
    const rows = Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => ({
      what: words.paragraph(index + 1),
      before: gone[index],
      after: come[index],
    }));
    const subject = { what: words.subject, before: before?.text.subject, after: after?.text.subject };
    const moved = rows.length === 0 && had.join('\n') !== has.join('\n');
    return [
      ...(subject.before === subject.after ? [] : [subject]),
      ...(moved ? [{ what: words.order, before: had.join(' · '), after: has.join(' · ') }] : rows),
    ];
  };
}

function Parts({ mail }: { mail: MailTextDetail }) {
  const { t, locale } = useSpeech();
  const { version } = route.useSearch();
  const differences = useDifferences();
  const words = t.admin.mail;
  const { inForce, draft } = mail;
  const of = (number: number): MailTextVersion | undefined =>
    mail.versions.find((one) => one.version === number);
  return (
    <>
      <Section id="facts" title={words.facts}>
        <Facts
          facts={[
            {
              label: words.columns.to,
              value: mail.to.map((one) => wordFor(words.recipients, one)).join(', '),
            },
            { label: words.columns.language, value: languageName(mail.language, locale) },
            {
              label: words.columns.inForce,
              value: inForce.own ? words.ownText : t.admin.version(inForce.version),
            },
            inForce.approvedAt !== null && {
              label: words.approvedLabel,
              value: (
                <>
                  {inForce.approvedBy}, <Instant at={inForce.approvedAt} />
                </>
              ),
            },
          ]}
        />
      </Section>
      {draft && (
        <Section id="draft" title={words.draftTitle}>
          <Approve mail={mail} draft={draft} />
        </Section>
      )}
      <Section id="preview" title={draft ? words.previewOfDraft : words.previewOfInForce}>
        <MailPreviewView preview={mail.preview} title={words.sample} />
      </Section>
      <Section id="write" title={words.write} lead={words.writeLead}>
        {mayDo(mail, 'draft-mail-text') ? <MailTextForm key={mail.version} mail={mail} /> : <ReadsOnly />}
      </Section>
      <Versions
        rows={mail.versions.map((one) => ({
          ...one,
          note: one.approvedBy && <div className={page.muted}>{words.approvedBy(one.approvedBy)}</div>,
        }))}
        shown={version}
        search={(chosen) => ({ version: chosen })}
      >
        {version !== undefined && (
          <Differences
            label={t.admin.changesOf(version, version - 1)}
            rows={differences(of(version - 1), of(version))}
          />
        )}
      </Versions>
    </>
  );
}

export function MailTextPage() {
  const { t, locale } = useSpeech();
  const { template, language } = route.useParams();
  const query = useQuery(mailTextQuery(template, language));
  return (
    <Page
      title={t.admin.inLanguage(wordFor(t.admin.mails, template), languageName(language, locale))}
      crumbs={[{ label: t.nav.adminMailTexts, to: '/admin/mail-texts' }]}
    >
      <Loaded query={query} rows={8} height={90}>
        {(mail) => <Parts mail={mail} />}
      </Loaded>
    </Page>
  );
}
