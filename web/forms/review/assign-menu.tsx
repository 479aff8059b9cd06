/** Assigning from the list: to oneself with one key or click, by a senior reviewer to anybody. */
import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { PersonArrowRightRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import type { Assignee, ClaimSummary, Member } from '#sdk';
import { api, problemOf } from '../../model/frame/api.ts';
import { formatDay } from '../../model/frame/dates.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { sentences, warningSentence } from '../../model/frame/problems.ts';
import { assignees } from '../../model/frame/queries.ts';
import { useMe } from '../../model/frame/session.ts';
import { useTell } from '../../ui/result.tsx';
import styles from '../../ui/queue.module.css';
import { useAct } from '../frame/act.ts';

/** Can claims be given to this person? */
export function isReviewer({ mayOpen }: Pick<Member, 'mayOpen'>): boolean {
  return mayOpen.includes('startReview');
}

/** When somebody is away, and who stands in, in one line. */
export function useAwayWords(): (absence: Member['absence']) => string {
  const { t, locale } = useSpeech();
  return (absence) => {
    if (!absence) return '';
    const { from, until, substitute } = absence;
    const away = t.desk.assign.away(formatDay(from, locale), formatDay(until, locale));
    return substitute ? `${away}, ${t.desk.assign.standsIn(substitute.name)}` : away;
  };
}

type Listed = Pick<ClaimSummary, 'id' | 'number' | 'version' | 'assignee' | 'assignableTo'>;

function useAssign(claim: Listed) {
  const { t, locale } = useSpeech();
  const { tell } = useTell();
  return useAct({
    claimId: claim.id,
    run: (memberId: string | null) =>
      api.claims
        .assign({ id: claim.id, ifMatch: claim.version, body: { memberId } })
        .catch((error: unknown) => {
          tell(sentences(problemOf(error), t).join(' '), 'error');
          throw error;
        }),
    after: ({ assignee, warnings }) => {
      const away = warnings.find(({ code }) => code === 'assignee-absent')?.params;
      const full = warnings.find(({ code }) => code === 'assignee-full');
      if (assignee && full) tell(warningSentence(full, t), 'warning');
      else if (!assignee) tell(t.desk.assign.doneNobody);
      else if (away) {
        const day = (name: string): string => formatDay(String(away[name]), locale);
        tell(t.desk.assign.doneAway(assignee.name, day('from'), day('until')), 'warning');
      } else tell(t.desk.assign.done(assignee.name));
    },
  });
}

/** Only who is suitable and here is offered; how many are not is said, so that nobody is missed. */
function Colleagues({ claim, onChoose }: { claim: Listed; onChoose: (memberId: string) => void }) {
  const { t } = useSpeech();
  const query = useQuery(assignees(claim));
  const away = useAwayWords();
  const me = useMe();
  const words = t.desk.assign;
  const people = (query.data?.items ?? []).filter(({ id }) => id !== me.id && id !== claim.assignee?.id);
  const offered = people.filter((person) => person.suitable && !person.away);
  const inHand = ({ claims, capacity }: Assignee): string =>
    capacity === null ? words.inHand(claims) : words.inHandOf(claims, capacity);
  return (
    <>
      {offered.map((person) => (
        <MenuItem
          key={person.id}
          onClick={() => onChoose(person.id)}
          secondaryContent={[inHand(person), away(person.absence)].filter(Boolean).join(', ')}
        >
          {person.name}
        </MenuItem>
      ))}
      {query.isSuccess && people.length > offered.length && (
        <MenuItem disabled>{words.notOffered(people.length - offered.length)}</MenuItem>
      )}
    </>
  );
}

/** What nobody has is taken by one click; what a colleague has, through the menu. */
export function AssignMenu({ claim }: { claim: Listed }) {
  const { t } = useSpeech();
  const me = useMe();
  const assign = useAssign(claim);
  const anybody = claim.assignableTo === 'anybody';
  const mine = claim.assignee?.id === me.id;
  const others = claim.assignee !== null && !mine;
  if (claim.assignableTo === 'nobody') return null;
  return (
    <span className={styles.assign}>
      {!claim.assignee && (
        <Button
          size="small"
          data-take
          disabledFocusable={assign.pending}
          aria-label={`${t.desk.assign.label(claim.number)}: ${t.desk.assign.toMe}`}
          onClick={() => assign.send(me.id)}
        >
          {t.desk.assign.toMe}
        </Button>
      )}
      {(anybody || mine) && (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button
              size="small"
              appearance="subtle"
              icon={<PersonArrowRightRegular />}
              disabledFocusable={assign.pending}
              aria-label={t.desk.assign.label(claim.number)}
            />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {anybody && others && (
                <MenuItem onClick={() => assign.send(me.id)}>{t.desk.assign.toMe}</MenuItem>
              )}
              {anybody && <Colleagues claim={claim} onChoose={assign.send} />}
              {anybody && claim.assignee && <MenuDivider />}
              {claim.assignee && (
                <MenuItem onClick={() => assign.send(null)}>{t.desk.assign.toNobody}</MenuItem>
              )}
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
    </span>
  );
}
