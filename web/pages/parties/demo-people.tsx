/** The people of the demo, by side and role, one click each. The API has them in the demo only. */
import { Button, Field, Input } from '@fluentui/react-components';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DemoPerson } from '#sdk';
import { api, problemOf } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { sentences } from '../../model/frame/problems.ts';
import { demoPeople } from '../../model/frame/queries.ts';
import { Section } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import styles from './sign-in.module.css';
import { useEntered } from './sign-in.tsx';

const sides = ['partner', 'owner', 'customer'] as const;
const fewPeople = 9;

function matches(person: DemoPerson, find: string): boolean {
  const words = find.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const text = `${person.name} ${person.companyName ?? ''} ${person.roles.join(' ')}`.toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

interface PeopleProps {
  people: DemoPerson[];
  onChoose: (person: DemoPerson) => void;
  pending: boolean;
}

function People({
  people,
  onChoose,
  pending,
  does,
}: PeopleProps & { does?: (person: DemoPerson) => string }) {
  const { t } = useSpeech();
  return (
    <ul className={styles.people}>
      {people.map((person) => (
        <li key={person.memberId}>
          <button
            type="button"
            className={styles.person}
            aria-disabled={pending}
            onClick={() => {
              if (!pending) onChoose(person);
            }}
          >
            <strong>{person.name}</strong>
            {does && <span>{does(person)}</span>}
            <span>{person.roles.map((role) => wordFor(t.words.roles, role)).join(', ')}</span>
            {person.companyName && <span>{person.companyName}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Side({ side, people, onChoose, pending }: PeopleProps & { side: (typeof sides)[number] }) {
  const { t } = useSpeech();
  const [all, setAll] = useState(false);
  if (people.length === 0) return null;
  const shown = all ? people : people.slice(0, fewPeople);
  return (
    <>
      <h3>{t.signIn.sides[side]}</h3>
      <People people={shown} onChoose={onChoose} pending={pending} />
      {shown.length < people.length && (
        <Button size="small" onClick={() => setAll(true)}>
          {t.signIn.showAll(people.length)}
        </Button>
      )}
    </>
  );
}

export function DemoPeople() {
  const { t } = useSpeech();
  const people = useQuery(demoPeople());
  const entered = useEntered();
  const [find, setFind] = useState('');
  const enter = useMutation({
    mutationFn: (person: DemoPerson) => api.demo.signIn({ body: { memberId: person.memberId } }),
    onSuccess: entered,
  });
  return (
    <Section title={t.signIn.demoTitle} lead={t.signIn.demoHint} id="demo">
      {enter.error && <p role="alert">{sentences(problemOf(enter.error), t).join(' ')}</p>}
      <Loaded query={people} rows={6} height={64}>
        {({ items }) => {
          const found = items.filter((person) => matches(person, find));
          return (
            <>
              <Field label={t.signIn.find}>
                <Input type="search" value={find} onChange={(_event, data) => setFind(data.value)} />
              </Field>
              {find === '' && (
                <>
                  <h3>{t.signIn.startHere}</h3>
                  <People
                    people={items.filter((person) => person.startHere)}
                    onChoose={(person) => enter.mutate(person)}
                    pending={enter.isPending}
                    does={(person) => wordFor(t.signIn.does, person.side)}
                  />
                </>
              )}
              {found.length === 0 && <p className={page.muted}>{t.signIn.nobody}</p>}
              {sides.map((side) => (
                <Side
                  key={side}
                  side={side}
                  people={found.filter((person) => person.side === side)}
                  onChoose={(person) => enter.mutate(person)}
                  pending={enter.isPending}
                />
              ))}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
