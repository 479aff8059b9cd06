/** Inviting somebody to the own company, with the roles to begin with. */
import { Button } from '@fluentui/react-components';
import { AddRegular, DismissRegular } from '@fluentui/react-icons';
import { api } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { mailLanguageChoices } from '../../model/frame/places.ts';
import { useMe } from '../../model/frame/session.ts';
import page from '../../ui/page.module.css';
import styles from '../frame/form.module.css';
import { useAct, useFilled } from '../frame/act.ts';
import { ChecksField, SelectField } from '../frame/choices.tsx';
import { TextField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { KeptScope, useKept } from '../frame/kept-scope.tsx';
import { OpenForm } from '../frame/open-form.tsx';
import { WhyOfPerson } from './person-forms.tsx';
import { noRole, RoleFields, rolesOfSide, wishOf, type CompanyRole, type RoleWish } from './role-forms.tsx';

interface RolesProps {
  value: RoleWish[];
  onChange: (value: RoleWish[]) => void;
}

/** At the desk a role has no place: several are ticked. */
function DeskRoles({ value, onChange }: RolesProps) {
  const { t } = useSpeech();
  return (
    <ChecksField
      pointer="/roles"
      label={t.people.roles}
      required
      values={value.map(({ role }) => role)}
      onChange={(roles) => onChange(roles.map((role) => ({ ...noRole, role: role as CompanyRole })))}
      choices={rolesOfSide.owner.map((id) => ({
        value: id,
        label: t.words.roles[id],
        hint: t.words.rolesMay[id],
      }))}
    />
  );
}

function PartnerRoles({ value, onChange }: RolesProps) {
  const { t } = useSpeech();
  const words = t.people;
  const put = (at: number, next: RoleWish): void => onChange(value.map((one, i) => (i === at ? next : one)));
  return (
    <>
      {value.map((wish, at) => (
        // Rows have no identity of their own: they are told apart by their place.
        <fieldset key={at} className={styles.group}>
          <legend className={value.length === 1 ? page.hidden : undefined}>{words.roleNumber(at + 1)}</legend>
          <RoleFields
            at={`/roles/${at}`}
            label={t.profile.role}
            value={wish}
            onChange={(next) => put(at, next)}
          />
          {value.length > 1 && (
            <div>
              <Button
                size="small"
                icon={<DismissRegular />}
                onClick={() => onChange(value.filter((_one, i) => i !== at))}
              >
                {words.removeRole(at + 1)}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      <div>
        <Button icon={<AddRegular />} onClick={() => onChange([...value, noRole])}>
          {words.anotherRole}
        </Button>
      </div>
    </>
  );
}

interface Wish {
  name: string;
  email: string;
  language: string;
  roles: RoleWish[];
  why: string;
}

/** What is missing is said at its field: at the desk of the roles as a whole, at a partner of each. */
function useInviting({ name, email, language, roles, why }: Wish, desk: boolean, onClose: () => void) {
  const { t } = useSpeech();
  const act = useAct({
    run: () =>
      api.members.invite({
        body: {
          name: name.trim(),
          email: email.trim(),
          language,
          roles: roles.map(wishOf),
          why: why.trim(),
        },
      }),
    done: t.people.invited(name.trim()),
    after: onClose,
  });
  const ofRoles: Record<string, string | unknown[]> = desk
    ? { '/roles': roles }
    : Object.fromEntries(roles.map(({ role }, at) => [`/roles/${at}/role`, role]));
  const needed = { '/name': name, '/email': email, ...ofRoles, '/why': why };
  return { ...useFilled(act, () => needed), pending: act.pending };
}

function Fields({ onClose }: { onClose: () => void }) {
  const { t, locale } = useSpeech();
  const words = t.people;
  const desk = useMe().side === 'owner';
  const [name, setName] = useKept('name', '');
  const [email, setEmail] = useKept('email', '');
  const [language, setLanguage] = useKept('language', locale.startsWith('nl') ? 'nl' : 'en');
  const [roles, setRoles] = useKept<RoleWish[]>('roles', desk ? [] : [noRole]);
  const [why, setWhy] = useKept('why', '');
  const wish = { name, email, language, roles, why };
  const { problem, submit, pending } = useInviting(wish, desk, onClose);
  const Roles = desk ? DeskRoles : PartnerRoles;
  return (
    <Form problem={problem} onSubmit={submit} label={words.invite}>
      <TextField
        pointer="/name"
        label={words.name}
        required
        maxLength={120}
        value={name}
        onChange={setName}
      />
      <TextField
        pointer="/email"
        label={words.email}
        type="email"
        required
        maxLength={254}
        value={email}
        onChange={setEmail}
      />
      <SelectField
        pointer="/language"
        label={words.language}
        value={language}
        onChange={setLanguage}
        choices={mailLanguageChoices(locale)}
      />
      <Roles value={roles} onChange={setRoles} />
      <WhyOfPerson value={why} onChange={setWhy} />
      <FormButtons submit={words.invite} pending={pending} onCancel={onClose} />
    </Form>
  );
}

export function InvitePersonForm({ onClose }: { onClose: () => void }) {
  const { t } = useSpeech();
  return (
    <OpenForm id="invite" title={t.people.invite} lead={t.people.inviteHint}>
      <KeptScope id="invite person">
        <Fields onClose={onClose} />
      </KeptScope>
    </OpenForm>
  );
}
