/** What is claimed: workloads of the tenant, or products with the subscription that is meant. */
import { Button, Checkbox } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { Catalog, CatalogItem, Claim, CustomerLookup } from '#sdk';
import {
  entriesOf,
  newEntry,
  pointerToEntry,
  sentLines,
  type Entry,
} from '../../model/claims/draft-lines.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { lookup } from '../../model/parties/lookup.ts';
import type { StepProps } from './step-props.ts';
import { activitiesIn } from '../../model/programme/policies.ts';
import { sentence, type FieldProblem, type Problem } from '../../model/frame/problems.ts';
import { catalog } from '../../model/frame/queries.ts';
import { Section } from '../../ui/page.tsx';
import { Failed, Loaded } from '../../ui/states.tsx';
import page from '../../ui/page.module.css';
import { FieldAnchor, TextField } from '../frame/fields.tsx';
import { Form } from '../frame/form.tsx';
import { useKept } from '../frame/kept-scope.tsx';
import { isOpen, StepButtons, useSaveStep } from './save-step.tsx';
import styles from '../frame/form.module.css';
import { SubscriptionHints } from '../parties/subscription-hints.tsx';

function itemsFor(claim: Claim, found: Catalog): CatalogItem[] {
  const level =
    activitiesIn(found).find(
      (activity) => activity.solutionArea === claim.solutionArea && claim.activities.includes(activity.id),
    )?.level ?? (claim.solutionArea === 'business-applications' ? 'product' : 'workload');
  // What was withdrawn from new claims stays where it was chosen before.
  const chosen = new Set(claim.lines.map((line) => line.item.id));
  return found.items.filter((item) => item.kind === level && (!item.withdrawn || chosen.has(item.id)));
}

interface ItemProps {
  item: CatalogItem;
  entries: Entry[];
  all: Entry[];
  known: CustomerLookup | undefined;
  claim: Claim;
  disabled: boolean;
  problem: Problem | null;
  onChange: (entries: Entry[]) => void;
  add: (itemId: string) => void;
}

/** The subscriptions of one product that are meant, and what the customer has of it. */
function Subscriptions({ item, entries, all, known, claim, disabled, onChange, add }: ItemProps) {
  const { t } = useSpeech();
  const without = (key: string): Entry[] => all.filter((entry) => entry.key !== key);
  const always = claim.policy.subscriptionIdAlwaysRequired;
  return (
    <div className={styles.card}>
      {entries.map((entry) => (
        <div key={entry.key} className={page.stack}>
          <TextField
            pointer={`/lines/${all.indexOf(entry)}/subscriptionId`}
            label={t.wizard.subscriptionId(item.name)}
            required={always}
            disabled={disabled}
            maxLength={80}
            hint={always ? t.wizard.subscriptionRequiredHint : t.wizard.subscriptionHint}
            value={entry.subscriptionId}
            onChange={(subscriptionId) =>
              onChange(all.map((one) => (one.key === entry.key ? { ...one, subscriptionId } : one)))
            }
          />
          {entries.length > 1 && (
            <div>
              <Button size="small" disabled={disabled} onClick={() => onChange(without(entry.key))}>
                {t.wizard.removeSubscription(item.name)}
              </Button>
            </div>
          )}
        </div>
      ))}
      {known && (
        <SubscriptionHints subscriptions={known.subscriptions.filter((one) => one.product === item.id)} />
      )}
      <div>
        <Button size="small" disabled={disabled} onClick={() => add(item.id)}>
          {t.wizard.addSubscription(item.name)}
        </Button>
      </div>
    </div>
  );
}

/** One product with its subscriptions, or one workload. */
function ItemChoice(props: ItemProps) {
  const { item, entries, all, known, disabled, problem, onChange, add } = props;
  const pointers = entries.map((entry) => `/lines/${all.indexOf(entry)}`);
  const { t } = useSpeech();
  const chosen = entries.length > 0;
  const workload = known?.workloads.find((one) => one.id === item.id);
  const hint = workload?.locked
    ? t.wizard.locked
    : workload && !workload.hasUsage
      ? t.wizard.noData
      : undefined;
  return (
    <div className={styles.choice}>
      {entries.map((entry) => (
        <FieldAnchor key={entry.key} pointer={`/lines/${all.indexOf(entry)}`} label={item.name} />
      ))}
      <Checkbox
        checked={chosen}
        disabled={disabled}
        label={
          <span className={styles.choiceLabel}>
            {item.name}
            {hint && <span className={styles.choiceHint}>{hint}</span>}
          </span>
        }
        onChange={(_event, data) =>
          data.checked ? add(item.id) : onChange(all.filter((entry) => entry.itemId !== item.id))
        }
      />
      <LineProblems problem={problem} pointers={pointers} />
      {chosen && item.kind === 'product' && <Subscriptions {...props} />}
    </div>
  );
}

/** A look-up that was made before is used again; a new one is made on purpose only. */
function useKnownCustomer(claim: Claim) {
  return useQuery({
    ...lookup({
      locationId: claim.location.id,
      tenantId: claim.customer.tenantId,
      domain: claim.policy.domainAsked ? claim.customer.domain : null,
    }),
    enabled: false,
  });
}

/** An entry stands for a line of each activity; what is wrong with all of them is said once. */
function once(errors: FieldProblem[]): FieldProblem[] {
  const known = new Map(errors.map((error) => [`${error.pointer} ${error.code}`, error]));
  return [...known.values()];
}

function useLines(props: StepProps) {
  const { claim } = props;
  const [entries, setEntries] = useKept('entries', () => entriesOf(claim.lines));
  const made = useRef(0);
  // The problems are about what was sent: typing after the answer must not move them.
  const [sent, setSent] = useState(entries);
  const activities = claim.activities.length;
  const saving = useSaveStep(props);
  const problem = useMemo(
    () =>
      saving.problem && {
        ...saving.problem,
        errors: once(
          saving.problem.errors.map((error) => ({
            ...error,
            pointer: pointerToEntry(error.pointer, sent, activities),
          })),
        ),
      },
    [saving.problem, sent, activities],
  );
  const body = () => {
    setSent(entries);
    return { lines: sentLines(entries) };
  };
  const add = (itemId: string): void => {
    made.current += 1;
    setEntries([...entries, newEntry(itemId, made.current)]);
  };
  return { entries, setEntries, add, saving, problem, body };
}

/** Problems of the lines as a whole, or of one of them where no field of it shows them. */
function LineProblems({ problem, pointers }: { problem: Problem | null; pointers: readonly string[] }) {
  const { t } = useSpeech();
  return problem?.errors
    .filter((error) => pointers.includes(error.pointer))
    .map((error) => (
      <p key={`${error.pointer} ${error.code}`} className={styles.groupProblem}>
        {sentence(error, t)}
      </p>
    ));
}

function Lines({ items, ...props }: StepProps & { items: CatalogItem[] }) {
  const { claim, onSaved } = props;
  const { t } = useSpeech();
  const customer = useKnownCustomer(claim);
  const { entries, setEntries, add, saving, problem, body } = useLines(props);
  const open = isOpen(claim, 'lines');
  const products = items.some((item) => item.kind === 'product');
  return (
    <Section
      id="lines"
      title={t.wizard.steps.lines}
      lead={products ? t.wizard.linesLeadProducts : t.wizard.linesLeadWorkloads}
    >
      <Form problem={problem} onSubmit={() => (open ? saving.send(body()) : onSaved(false))}>
        {!open && <p className={styles.note}>{t.wizard.notEditableHere}</p>}
        {products && customer.data === undefined && open && (
          <div className={page.row}>
            <Button
              disabledFocusable={customer.isFetching}
              onClick={() => {
                void customer.refetch();
              }}
            >
              {t.wizard.lookAgain}
            </Button>
            <span className={`${page.muted} ${page.small}`}>{t.wizard.lookAgainHint}</span>
          </div>
        )}
        {customer.isError && <Failed error={customer.error} />}
        <fieldset className={styles.group}>
          <legend className={page.hidden}>{t.wizard.steps.lines}</legend>
          {items.map((item) => (
            <ItemChoice
              key={item.id}
              item={item}
              entries={entries.filter((entry) => entry.itemId === item.id)}
              all={entries}
              known={customer.data}
              claim={claim}
              disabled={!open}
              problem={problem}
              onChange={setEntries}
              add={add}
            />
          ))}
          <LineProblems problem={problem} pointers={['/lines']} />
        </fieldset>
        <StepButtons saving={saving} body={body} />
      </Form>
    </Section>
  );
}

export function LinesStep(props: StepProps) {
  const query = useQuery(catalog());
  return (
    <Loaded query={query} rows={6} height={40}>
      {(found) => <Lines {...props} items={itemsFor(props.claim, found)} />}
    </Loaded>
  );
}
