/** Views that somebody keeps for himself: opened, saved, renamed, given what is shown now, deleted. */
import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { BookmarkRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSpeech } from '../../model/frame/language.ts';
import { savedViews, type ViewedList } from '../../model/frame/queries.ts';
import { parseSearch } from '../../model/frame/search/words.ts';
import { ManageViews, SaveView } from './view-forms.tsx';

interface SavedViewsProps {
  list: ViewedList;
  /** The page of the list. */
  path: '/claims' | '/queue' | '/associations';
  /** What is shown now, as it stands in the address, columns among it. */
  search: string;
}

export function SavedViews({ list, path, search }: SavedViewsProps) {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const { data } = useQuery(savedViews(list));
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null);
  const views = data?.items ?? [];
  const current = views.find((view) => view.search === search);
  const close = (): void => setDialog(null);
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<BookmarkRegular />}>{current?.name ?? t.lists.saved}</Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {views.map((view) => (
              <MenuItemLink
                key={view.id}
                href={`${path}?${view.search}`}
                aria-current={view.id === current?.id ? 'page' : undefined}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                  event.preventDefault();
                  void navigate({ to: path, search: parseSearch(view.search) as never });
                }}
              >
                {view.name}
              </MenuItemLink>
            ))}
            {views.length === 0 && <MenuItem disabled>{t.lists.savedNone}</MenuItem>}
            <MenuDivider />
            <MenuItem onClick={() => setDialog('save')}>{t.lists.save}…</MenuItem>
            <MenuItem disabled={views.length === 0} onClick={() => setDialog('manage')}>
              {t.lists.manage}…
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {dialog === 'save' && <SaveView list={list} search={search} onClose={close} />}
      {dialog === 'manage' && <ManageViews list={list} views={views} search={search} onClose={close} />}
    </>
  );
}
