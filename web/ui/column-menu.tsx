/** Chooses the columns of a list. The first one is what leads to the row, so it stays. */
import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { ColumnEditRegular } from '@fluentui/react-icons';
import { useSpeech } from '../model/frame/language.ts';

interface ColumnMenuProps<Id extends string> {
  columns: readonly { id: Id; header: string }[];
  shown: readonly Id[];
  /** null: as it comes. */
  onChange: (ids: Id[] | null) => void;
}

export function ColumnMenu<Id extends string>({ columns, shown, onChange }: ColumnMenuProps<Id>) {
  const { t } = useSpeech();
  const [first, ...others] = columns;
  return (
    <Menu
      persistOnItemClick
      checkedValues={{ columns: [...shown] }}
      onCheckedValueChange={(_event, { checkedItems }) =>
        onChange(
          columns.filter(({ id }) => id === first?.id || checkedItems.includes(id)).map(({ id }) => id),
        )
      }
    >
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<ColumnEditRegular />} title={t.lists.columnsHint}>
          {t.lists.columns}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {others.map(({ id, header }) => (
            <MenuItemCheckbox key={id} name="columns" value={id}>
              {header}
            </MenuItemCheckbox>
          ))}
          <MenuDivider />
          <MenuItem onClick={() => onChange(null)}>{t.lists.columnsReset}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
