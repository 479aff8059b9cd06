/** One reason: its sentences in every language, and how they were before. */
import { mayDo } from '../../model/frame/allowed.ts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReasonDetail, ReasonSentences, ReasonTexts } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useAct } from '../../forms/frame/act.ts';
import { ProseField, TextField } from '../../forms/frame/fields.tsx';
import { Form, FormButtons } from '../../forms/frame/form.tsx';
import { WhyField } from '../../forms/frame/why-field.tsx';
import { languages, useSpeech } from '../../model/frame/language.ts';
import { reason as reasonQuery } from '../../model/frame/queries.ts';
import { Facts, Page, Section } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { Differences, ReadsOnly, Versions, type Difference } from '../../ui/versions.tsx';
import { languageName } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import form from '../../forms/frame/form.module.css';

const route = getRouteApi('/portal/admin/reasons/$family/$code');
const fields = ['title', 'text', 'remedy'] as const;

function ReasonForm({ reason }: { reason: ReasonDetail }) {
  const { t, locale } = useSpeech();
  const words = t.admin.reason;
  const [texts, setTexts] = useState<ReasonTexts>(reason.texts);
  const [why, setWhy] = useState('');
  const act = useAct({
    done: words.saved,
    about: reasonQuery(reason.family, reason.code).queryKey,
    run: () =>
      api.reasons.change({
        family: reason.family,
        code: reason.code,
        ifMatch: reason.version,
        body: { texts, why: why.trim() },
      }),
  });
  return (
    <Form problem={act.problem} onSubmit={() => act.send()} label={words.change}>
      {languages.map((language) => {
        const set = (more: Partial<ReasonTexts['en']>): void =>
          setTexts((before) => ({ ...before, [language]: { ...before[language], ...more } }));
        const text = texts[language];
        const label = (field: (typeof fields)[number]): string =>
          t.admin.inLanguage(words.fields[field], languageName(language, locale));
        return (
          <fieldset key={language} className={form.part}>
            <legend>{languageName(language, locale)}</legend>
            <TextField
              pointer={`/texts/${language}/title`}
              label={label('title')}
              required
              maxLength={80}
              value={text.title}
              onChange={(title) => set({ title })}
            />
            <ProseField
              pointer={`/texts/${language}/text`}
              label={label('text')}
              required
              rows={2}
              maxLength={600}
              value={text.text}
              onChange={(value) => set({ text: value })}
            />
            <ProseField
              pointer={`/texts/${language}/remedy`}
              label={label('remedy')}
              hint={words.remedyHint}
              required={reason.texts[language].remedy !== ''}
              rows={2}
              maxLength={600}
              value={text.remedy}
              onChange={(remedy) => set({ remedy })}
            />
          </fieldset>
        );
      })}
      <WhyField value={why} onChange={setWhy} />
      <FormButtons submit={t.admin.saveVersion(reason.version + 1)} pending={act.pending} />
    </Form>
  );
}

function useDifferences(): (
  before: ReasonSentences | undefined,
  after: ReasonSentences | undefined,
) => Difference[] {
  const { t, locale } = useSpeech();
  const words = t.admin.reason.fields;
  return (before, after) =>
    languages.flatMap((language) =>
      fields
        .map((field) => ({
          what: t.admin.inLanguage(words[field], languageName(language, locale)),
          before: before?.texts[language][field],
          after: after?.texts[language][field],
        }))
        .filter((row) => row.before !== row.after),
    );
}

export function ReasonPage() {
  const { t, language } = useSpeech();
  const { family, code } = route.useParams();
  const { version } = route.useSearch();
  const query = useQuery(reasonQuery(family, code));
  const differences = useDifferences();
  const words = t.admin.reason;
  return (
    <Page
      title={query.data?.texts[language].title ?? t.nav.adminReasons}
      crumbs={[{ label: t.nav.adminReasons, to: '/admin/reasons' }]}
    >
      <Loaded query={query} rows={6} height={90}>
        {(reason) => (
          <>
            <Section id="facts" title={words.facts}>
              <Facts
                facts={[
                  {
                    label: words.family,
                    value: words.families[reason.family as 'information' | 'rejection'],
                  },
                  { label: words.code, value: <span className={page.mono}>{reason.code}</span> },
                  { label: words.columns.version, value: t.admin.version(reason.version) },
                ]}
              />
              <p className={page.muted}>{words.usedIn}</p>
            </Section>
            <Section id="change" title={words.change} lead={words.changeLead}>
              {mayDo(reason, 'change-reason') ? (
                <ReasonForm key={reason.version} reason={reason} />
              ) : (
                <ReadsOnly />
              )}
            </Section>
            <Versions rows={reason.versions} shown={version} search={(chosen) => ({ version: chosen })}>
              {version !== undefined && (
                <Differences
                  label={t.admin.changesOf(version, version - 1)}
                  rows={differences(
                    reason.versions.find((one) => one.version === version - 1),
                    reason.versions.find((one) => one.version === version),
                  )}
                />
              )}
            </Versions>
          </>
        )}
      </Loaded>
    </Page>
  );
}
