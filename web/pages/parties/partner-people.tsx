/** People of a partner: their roles, who is admin, who is blocked, who was invited and has not come yet. */
import { Button } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Partner, PartnerMember } from '#sdk';
import { mayDo } from '../../model/frame/allowed.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { usePartnerForm } from '../../forms/parties/partner-form.ts';
import { partnerMembers } from '../../model/frame/queries.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Paged } from '../../ui/list.tsx';
import { Section } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { languageName, wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';

function Roles({ member }: { member: PartnerMember }) {
  const { t } = useSpeech();
  const names = useCatalogNames();
  return (
    <ul className={page.plainList}>
      {member.roles.map((held) => {
        const where = [
          held.location ? held.location.name : t.company.everywhere,
          held.programme && names.programme(held.programme),
          held.maySubmit && t.company.maySubmit,
        ];
        return (
          <li key={`${held.role} ${held.location?.id} ${held.programme}`}>
            {t.company.role(wordFor(t.words.roles, held.role), where.filter(Boolean).join(', '))}
          </li>
        );
      })}
    </ul>
  );
}

function SignIn({ member }: { member: PartnerMember }) {
  const { t } = useSpeech();
  const words = t.partners;
  if (member.disabled) return <>{words.blocked}</>;
  if (!member.invitation) return <>{words.canSignIn}</>;
  const [before, after] = words.invitedUntil('\u0000').split('\u0000');
  return (
    <>
      {before}
      <Instant at={member.invitation.expiresAt} />
      {after}
    </>
  );
}

export function PartnerPeople({ partner }: { partner: Partner }) {
  const { t, locale } = useSpeech();
  const { open } = usePartnerForm();
  const query = useInfiniteQuery(partnerMembers(partner.id));
  const words = t.partners;
  const columns = words.peopleColumns;
  return (
    <Section
      id="people"
      title={words.people}
      lead={words.peopleLead}
      aside={
        mayDo(partner, 'invite-admin') && (
          <Button data-opens="invite" onClick={() => open({ act: 'invite' })}>
            {words.invite}
          </Button>
        )
      }
    >
      <Paged
        query={query}
        rows={3}
        height={64}
        empty={<Empty title={words.peopleEmpty} hint={words.peopleEmptyHint} />}
      >
        {(rows) => (
          <Table
            label={words.people}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                id: 'name',
                header: columns.name,
                cell: (one) => (
                  <>
                    <strong>{one.name}</strong>
                    <br />
                    <a className={`${page.link} ${page.small}`} href={`mailto:${one.email}`}>
                      {one.email}
                    </a>
                  </>
                ),
              },
              { id: 'roles', header: columns.roles, width: '40%', cell: (one) => <Roles member={one} /> },
              { id: 'language', header: columns.language, cell: (one) => languageName(one.language, locale) },
              { id: 'state', header: columns.state, cell: (one) => <SignIn member={one} /> },
            ]}
          />
        )}
      </Paged>
    </Section>
  );
}
