/** One enrolment: what is done, what is missing and who can do it; for the partner's incentives admin and for finance. */
import { Badge, Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { ChecklistRow, EnrollmentDetail } from '#sdk';
import { useAct } from '../../forms/frame/act.ts';
import { focusOpener } from '../../forms/frame/open-form.tsx';
import { AgreementForm, PayoutForm, refOf, TaxForm } from '../../forms/incentives/enrolment-forms.tsx';
import { ApproveForm, ReturnForm, ReturnProfileForm } from '../../forms/incentives/validation-forms.tsx';
import { mayDo } from '../../model/frame/allowed.ts';
import { api } from '../../model/frame/api.ts';
import { formatDay } from '../../model/frame/dates.ts';
import { enrolment as enrolmentQuery } from '../../model/frame/incentive-queries.ts';
import { useSpeech } from '../../model/frame/language.ts';
import type { EnrolmentAct } from '../../model/frame/search/incentives.ts';
import { useMe } from '../../model/frame/session.ts';
import { wordFor } from '../../model/frame/words.ts';
import { HowFound, Instant, LastDay, useWhen } from '../../ui/deadline.tsx';
import { Facts, Page, Section } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import page from '../../ui/page.module.css';
import { EnrolmentProfiles } from './enrolment-profiles.tsx';

const route = getRouteApi('/portal/enrolments/$locationId/$programme');

/** Which form is open stands in the address; a closed one gives the focus back to its button. */
function useForms(): { act: EnrolmentAct | undefined; open: (act: EnrolmentAct) => void; close: () => void } {
  const { act } = route.useSearch();
  const navigate = useNavigate({ from: '/enrolments/$locationId/$programme' });
  return {
    act,
    open: (next) => void navigate({ search: { act: next }, replace: true }),
    close: () => {
      void navigate({ search: {}, replace: true });
      if (act) focusOpener(act);
    },
  };
}

export function EnrolmentPage() {
  const { t } = useSpeech();
  const words = t.incentives.enrolment;
  const me = useMe();
  const { locationId, programme } = route.useParams();
  const query = useQuery(enrolmentQuery(locationId, programme));
  const crumb =
    me.side === 'partner'
      ? ({ label: t.incentives.enrolments.title, to: '/enrolments' } as const)
      : ({ label: t.incentives.validations.title, to: '/validations' } as const);
  const found = query.data;
  return (
    <Page
      title={words.title(found?.programmeName ?? '')}
      lead={found && `${words.place(found.location.name, found.location.number)} · ${found.location.partner}`}
      crumbs={[crumb]}
    >
      <Loaded query={query} rows={5} height={70}>
        {(detail) => <Detail detail={detail} />}
      </Loaded>
    </Page>
  );
}

function Detail({ detail }: { detail: EnrollmentDetail }) {
  const { t } = useSpeech();
  const words = t.incentives.enrolment;
  const { act, open, close } = useForms();
  const form = { detail, onClose: close };
  return (
    <>
      {detail.returnReason && (
        <MessageBar className={page.ahead} intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{words.returned}</MessageBarTitle>
            {detail.returnReason}
          </MessageBarBody>
        </MessageBar>
      )}
      <Standing detail={detail} open={open} />
      {act === 'agreement' && <AgreementForm {...form} />}
      {act === 'payout' && mayDo(detail, 'add-payout-profile') && <PayoutForm {...form} />}
      {act === 'tax' && mayDo(detail, 'add-tax-profile') && <TaxForm {...form} />}
      {act === 'approve' && mayDo(detail, 'approve-enrollment') && <ApproveForm {...form} />}
      {act === 'return' && mayDo(detail, 'return-enrollment') && <ReturnForm {...form} />}
      {act === 'return-payout' && <ReturnProfileForm {...form} kind="payout" />}
      {act === 'return-tax' && <ReturnProfileForm {...form} kind="tax" />}
      {detail.state === 'none' ? <Begin detail={detail} /> : <Checklist detail={detail} open={open} />}
      {detail.profiles.length > 0 && <EnrolmentProfiles detail={detail} open={open} />}
      <History detail={detail} />
    </>
  );
}

function Standing({ detail, open }: { detail: EnrollmentDetail; open: (act: EnrolmentAct) => void }) {
  const { t, locale } = useSpeech();
  const words = t.incentives.enrolment;
  const { state, earningStart, endsOn, validateBy } = detail;
  return (
    <Section
      id="standing"
      title={words.facts}
      aside={
        mayDo(detail, 'approve-enrollment') && (
          <div className={page.row}>
            <Button appearance="primary" data-opens="approve" onClick={() => open('approve')}>
              {words.approve}
            </Button>
            <Button data-opens="return" onClick={() => open('return')}>
              {words.return}
            </Button>
          </div>
        )
      }
    >
      <Facts
        facts={[
          {
            label: words.state,
            value: (
              <Badge appearance="tint" color={state === 'enrolled' ? 'success' : 'informative'}>
                {state === 'none' ? words.none : wordFor(t.words.enrollments, state)}
              </Badge>
            ),
          },
          earningStart !== null && {
            label: words.earningStart,
            value: <TwoLines main={formatDay(earningStart, locale)} sub={words.earningStartHint} />,
          },
          endsOn !== null && { label: words.until, value: formatDay(endsOn, locale) },
          validateBy !== null && {
            label: words.validateBy,
            value: (
              <>
                <LastDay endsAt={validateBy.endsAt} zone={validateBy.zone} />
                <HowFound deadline={validateBy} label={words.validateBy} />
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Begin({ detail }: { detail: EnrollmentDetail }) {
  const { t } = useSpeech();
  const words = t.incentives.enrolment;
  const act = useAct<void, unknown>({
    run: () => api.enrollments.join({ ...refOf(detail), body: {} }),
    done: words.joined,
    about: enrolmentQuery(detail.location.id, detail.programme).queryKey,
  });
  if (!mayDo(detail, 'join-programme')) return <Empty title={words.notInvited} hint={words.notInvitedHint} />;
  return (
    <Empty title={words.join} hint={words.joinHint}>
      <Button appearance="primary" disabledFocusable={act.pending} onClick={() => act.send()}>
        {words.join}
      </Button>
    </Empty>
  );
}

function Done({ row, detail }: { row: ChecklistRow; detail: EnrollmentDetail }) {
  const { t, locale } = useSpeech();
  const words = t.incentives.enrolment;
  const kind = row.item === 'payout-profile' ? 'payout' : row.item === 'tax-profile' ? 'tax' : null;
  const own = detail.profiles.filter((one) => one.kind === kind);
  if (row.doneOn === null)
    return (
      <Badge appearance="tint" color="warning">
        {own.some(({ state }) => state === 'returned') ? words.sentBack : words.missing}
      </Badge>
    );
  const waits = own.some(({ state }) => state === 'waiting') && !own.some(({ state }) => state === 'valid');
  return (
    <TwoLines
      main={
        <Badge appearance="tint" color={waits ? 'brand' : 'success'}>
          {waits ? words.waiting : words.always}
        </Badge>
      }
      sub={row.doneOn > '0000-01-01' && words.doneOn(formatDay(row.doneOn, locale))}
    />
  );
}

function Checklist({ detail, open }: { detail: EnrollmentDetail; open: (act: EnrolmentAct) => void }) {
  const { t } = useSpeech();
  const words = t.incentives.enrolment;
  const partner = useMe().side === 'partner';
  return (
    <Section id="checklist" title={words.checklist} lead={words.checklistLead}>
      <Table
        label={words.checklist}
        rows={detail.checklist}
        rowKey={({ item, name }) => `${item} ${name}`}
        columns={[
          {
            id: 'item',
            header: words.columns.item,
            cell: (row) => (
              <TwoLines
                main={<strong>{words.items[row.item as keyof typeof words.items] ?? row.item}</strong>}
                sub={row.name}
              />
            ),
          },
          { id: 'state', header: words.columns.state, cell: (row) => <Done row={row} detail={detail} /> },
          {
            id: 'who',
            header: words.columns.who,
            cell: ({ who }) => wordFor(partner ? words.who : words.whoForOwner, who),
          },
          {
            id: 'act',
            header: words.columns.act,
            cell: (row) => <NextStep row={row} detail={detail} open={open} />,
          },
        ]}
      />
    </Section>
  );
}

function NextStep({
  row,
  detail,
  open,
}: {
  row: ChecklistRow;
  detail: EnrollmentDetail;
  open: (act: EnrolmentAct) => void;
}) {
  const { t } = useSpeech();
  const words = t.incentives.enrolment;
  const button = (act: EnrolmentAct, label: string, first: boolean) => (
    <Button
      size="small"
      appearance={first ? 'primary' : 'secondary'}
      data-opens={act}
      onClick={() => open(act)}
    >
      {label}
    </Button>
  );
  if (row.item === 'agreement') {
    if (!detail.agreement) return <span className={page.muted}>{words.noAgreement}</span>;
    const may = mayDo(detail, 'accept-agreement');
    return button('agreement', may ? words.read : words.readAgain, may && row.doneOn === null);
  }
  const missing = row.doneOn === null;
  if (row.item === 'payout-profile' && mayDo(detail, 'add-payout-profile'))
    return button('payout', missing ? words.addPayout : words.replacePayout, missing);
  if (row.item === 'tax-profile' && mayDo(detail, 'add-tax-profile'))
    return button('tax', missing ? words.addTax : words.replaceTax, missing);
  return null;
}

function History({ detail: { history, agreement } }: { detail: EnrollmentDetail }) {
  const { t } = useSpeech();
  const words = t.incentives.enrolment;
  const when = useWhen();
  return (
    <Section
      id="history"
      title={words.history}
      lead={
        agreement?.acceptedBy && agreement.acceptedAt
          ? `${words.agreement(agreement.version)}: ${words.acceptedBy(agreement.acceptedBy, when(agreement.acceptedAt))}`
          : undefined
      }
    >
      {history.length === 0 ? (
        <p className={page.muted}>{words.historyNone}</p>
      ) : (
        <Table
          label={words.history}
          rows={history}
          rowKey={({ at, act }) => `${at} ${act}`}
          columns={[
            {
              id: 'act',
              header: words.historyColumns.act,
              cell: ({ act, reason }) => <TwoLines main={wordFor(words.acts, act)} sub={reason} />,
            },
            {
              id: 'by',
              header: words.historyColumns.by,
              cell: ({ byName, bySide }) => <TwoLines main={byName} sub={wordFor(t.words.sides, bySide)} />,
            },
            { id: 'at', header: words.historyColumns.at, cell: ({ at }) => <Instant at={at} /> },
          ]}
        />
      )}
    </Section>
  );
}
