/** The dialogs of saved views. */
import { Button } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { SavedView } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { mayDo } from '../../model/frame/allowed.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { savedViews, type ViewedList } from '../../model/frame/queries.ts';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import page from '../../ui/page.module.css';
import { useAct, useFilled } from '../frame/act.ts';
import { TextField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import styles from '../frame/form.module.css';

const longestName = 60;

/** Read again after each of these acts, because the menu shows them. */
function useViewAct<Input = void, Output = unknown>(
  list: ViewedList,
  act: Pick<Parameters<typeof useAct<Input, Output>>[0], 'run' | 'done' | 'after'>,
) {
  const client = useQueryClient();
  return useAct<Input, Output>({
    ...act,
    about: savedViews(list).queryKey,
    after: async (output) => {
      await client.invalidateQueries({ queryKey: savedViews(list).queryKey });
      await act.after?.(output);
    },
  });
}

interface SaveProps {
  list: ViewedList;
  search: string;
  onClose: () => void;
}

export function SaveView({ list, search, onClose }: SaveProps) {
  const { t } = useSpeech();
  const [name, setName] = useState('');
  const act = useViewAct(list, {
    run: () => api.savedViews.save({ body: { list, name: name.trim(), search } }),
    done: t.lists.savedDone(name.trim()),
    after: onClose,
  });
  const { problem, submit } = useFilled(act, () => ({ '/name': name }));
  return (
    <DialogFrame title={t.lists.saveTitle} onClose={onClose}>
      <Form problem={problem} onSubmit={submit} label={t.lists.saveTitle}>
        <p className={styles.note}>{t.lists.saveHint}</p>
        <TextField
          pointer="/name"
          label={t.lists.name}
          required
          maxLength={longestName}
          value={name}
          onChange={setName}
        />
        <FormButtons submit={t.lists.saveButton} pending={act.pending} onCancel={onClose} />
      </Form>
    </DialogFrame>
  );
}

function Rename({ list, view, onDone }: { list: ViewedList; view: SavedView; onDone: () => void }) {
  const { t } = useSpeech();
  const [name, setName] = useState(view.name);
  const act = useViewAct(list, {
    run: () => api.savedViews.change({ id: view.id, ifMatch: view.version, body: { name: name.trim() } }),
    done: t.lists.renamed(name.trim()),
    after: onDone,
  });
  const { problem, submit } = useFilled(act, () => ({ '/name': name }));
  return (
    <Form problem={problem} onSubmit={submit} label={t.lists.rename(view.name)}>
      <TextField
        pointer="/name"
        label={t.lists.name}
        required
        maxLength={longestName}
        value={name}
        onChange={setName}
      />
      <FormButtons submit={t.lists.renameShort} pending={act.pending} onCancel={onDone} />
    </Form>
  );
}

interface RowProps {
  list: ViewedList;
  view: SavedView;
  search: string;
  onRename: () => void;
  /** The row is gone, and the focus needs another place. */
  onRemoved: () => void;
}

function ViewRow({ list, view, search, onRename, onRemoved }: RowProps) {
  const { t } = useSpeech();
  const replace = useViewAct(list, {
    run: () => api.savedViews.change({ id: view.id, ifMatch: view.version, body: { search } }),
    done: t.lists.replaced(view.name),
  });
  const remove = useViewAct(list, {
    run: () => api.savedViews.delete({ id: view.id }),
    done: t.lists.removed(view.name),
    after: onRemoved,
  });
  return (
    <div className={page.stack}>
      <strong>{view.name}</strong>
      <div className={page.row}>
        {mayDo(view, 'change-saved-view') && (
          <>
            <Button size="small" aria-label={t.lists.rename(view.name)} onClick={onRename}>
              {t.lists.renameShort}
            </Button>
            <Button
              size="small"
              aria-label={t.lists.replace(view.name)}
              disabledFocusable={replace.pending || view.search === search}
              onClick={() => replace.send()}
            >
              {t.lists.replaceShort}
            </Button>
          </>
        )}
        {mayDo(view, 'delete-saved-view') && (
          <Button
            size="small"
            aria-label={t.lists.remove(view.name)}
            disabledFocusable={remove.pending}
            onClick={() => remove.send()}
          >
            {t.lists.removeShort}
          </Button>
        )}
      </div>
    </div>
  );
}

interface ManageProps extends SaveProps {
  views: SavedView[];
}

export function ManageViews({ list, views, search, onClose }: ManageProps) {
  const { t } = useSpeech();
  const [renamed, setRenamed] = useState<string | null>(null);
  const close = useRef<HTMLButtonElement>(null);
  const rest = (): void => close.current?.focus();
  return (
    <DialogFrame
      title={t.lists.manageTitle}
      onClose={onClose}
      actions={
        <Button ref={close} onClick={onClose}>
          {t.lists.close}
        </Button>
      }
    >
      {views.length === 0 && <p className={page.muted}>{t.lists.savedNone}</p>}
      <ul className={`${page.plainList} ${page.stack}`}>
        {views.map((view) => (
          <li key={view.id}>
            {renamed === view.id ? (
              <Rename list={list} view={view} onDone={() => setRenamed(null)} />
            ) : (
              <ViewRow
                list={list}
                view={view}
                search={search}
                onRename={() => setRenamed(view.id)}
                onRemoved={rest}
              />
            )}
          </li>
        ))}
      </ul>
    </DialogFrame>
  );
}
