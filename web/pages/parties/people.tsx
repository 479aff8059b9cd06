/** The programme owner's people: who works at the desk, in which roles; and what was changed of them. */
import { Button } from '@fluentui/react-components';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { focusOpener } from '../../forms/frame/open-form.tsx';
import { InvitePersonForm } from '../../forms/parties/invite-person-form.tsx';
import { useSpeech } from '../../model/frame/language.ts';
import { peopleViews } from '../../model/frame/search/people.ts';
import { useMayOpen } from '../../model/frame/session.ts';
import { Views } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import page from '../../ui/page.module.css';
import { PeopleChanges } from './people-changes.tsx';
import { PeopleList } from './people-list.tsx';

const route = getRouteApi('/portal/admin/people');

export function PeoplePage() {
  const { t } = useSpeech();
  const { view = 'people', act } = route.useSearch();
  const navigate = useNavigate({ from: '/admin/people' });
  const mayInvite = useMayOpen()('inviteMember');
  const close = (): void => {
    void navigate({ search: {}, replace: true });
    focusOpener('invite');
  };
  return (
    <Page
      title={t.people.title}
      lead={t.people.lead}
      actions={
        mayInvite && (
          <Button
            appearance="primary"
            data-opens="invite"
            onClick={() => void navigate({ search: { act: 'invite' }, replace: true })}
          >
            {t.people.invite}
          </Button>
        )
      }
    >
      {act === 'invite' && mayInvite && <InvitePersonForm onClose={close} />}
      <section className={page.section} aria-label={t.people.views[view]}>
        {!mayInvite && <p className={page.muted}>{t.people.readOnly}</p>}
        <Views
          label={t.people.viewsLabel}
          current={view}
          views={peopleViews.map((id) => ({ id, label: t.people.views[id] }))}
        />
        {view === 'changes' ? <PeopleChanges /> : <PeopleList />}
      </section>
    </Page>
  );
}
