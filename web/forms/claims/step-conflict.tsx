/** Somebody else saved the same step first: both versions side by side, and the choice. What was typed stays until then. */
import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Claim, EditClaim } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { conflictRows, ownChanges } from '../../model/claims/conflict.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { locations } from '../../model/frame/queries.ts';
import { rowsOf } from '../../ui/list.tsx';
import page from '../../ui/page.module.css';
import styles from '../../ui/claim.module.css';
import { useAct } from '../frame/act.ts';
import { useKeptForm } from '../frame/kept-scope.tsx';

export interface Conflict {
  /** What one began with, and what is saved now. */
  base: Claim;
  theirs: Claim;
  mine: EditClaim;
}

interface ConflictProps {
  conflict: Conflict;
  onMine: () => void;
  onTheirs: () => void;
}

export function StepConflict({ conflict, onMine, onTheirs }: ConflictProps) {
  const { t } = useSpeech();
  const items = useCatalogNames();
  const places = rowsOf(useInfiniteQuery(locations()));
  const kept = useKeptForm();
  const { base, theirs, mine } = conflict;
  const rows = conflictRows(theirs, mine, {
    item: (id) => items.item(id),
    location: (id) => places.find((place) => place.id === id)?.name ?? id,
  });
  const save = useAct<void, Claim>({
    claimId: theirs.id,
    done: t.actForms.done.saved,
    run: () => api.claims.edit({ id: theirs.id, ifMatch: theirs.version, body: ownChanges(base, mine) }),
    after: onMine,
  });
  return (
    <div className={page.section} role="alert">
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t.kept.conflictTitle}</MessageBarTitle> {t.kept.conflictLead}
          <table className={styles.changes}>
            <thead>
              <tr>
                <th scope="col">{t.kept.conflictField}</th>
                <th scope="col">{t.kept.conflictTheirs}</th>
                <th scope="col">{t.kept.conflictMine}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.field}>
                  <th scope="row">{t.kept.fields[row.field] ?? row.field}</th>
                  <td>{row.theirs || t.kept.empty}</td>
                  <td>{row.mine || t.kept.empty}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className={page.row}>
            <Button size="small" disabledFocusable={save.pending} onClick={() => save.send()}>
              {t.kept.keepMine}
            </Button>
            <Button
              size="small"
              onClick={() => {
                kept?.forget();
                onTheirs();
              }}
            >
              {t.kept.takeTheirs}
            </Button>
          </div>
        </MessageBarBody>
      </MessageBar>
    </div>
  );
}
