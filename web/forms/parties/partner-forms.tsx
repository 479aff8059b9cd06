/** What the programme owner changes of a partner: each form says why, and the version that was read goes with it. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Location, LocationEnrollment, Partner } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { countryChoices, languageChoices, zoneChoices } from '../../model/frame/places.ts';
import { partner as partnerQuery } from '../../model/frame/queries.ts';
import { wordFor } from '../../model/frame/words.ts';
import { useAct, useFilled } from '../frame/act.ts';
import { SelectField } from '../frame/choices.tsx';
import { ProseField, TextField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { OpenForm } from '../frame/open-form.tsx';
import { domainsIn, inOneField } from './domains-field.ts';

interface Closing {
  onClose: () => void;
}

export function WhyField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useSpeech();
  return (
    <ProseField
      pointer="/why"
      label={t.partners.why}
      hint={t.partners.whyHint}
      required
      rows={2}
      maxLength={1000}
      value={value}
      onChange={onChange}
    />
  );
}

export function AddPartnerForm({ onClose }: Closing) {
  const { t } = useSpeech();
  const words = t.partners;
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [why, setWhy] = useState('');
  const act = useAct({
    run: () => api.partners.add({ body: { name: name.trim(), why: why.trim() } }),
    done: ({ name: made }) => words.added(made),
    ahead: true,
    after: ({ id }) => navigate({ to: '/admin/partners/$partnerId', params: { partnerId: id } }),
  });
  const { problem, submit } = useFilled(act, () => ({ '/name': name, '/why': why }));
  return (
    <OpenForm id="add" title={words.add}>
      <Form problem={problem} onSubmit={submit} label={words.add}>
        <TextField
          pointer="/name"
          label={words.name}
          required
          maxLength={200}
          value={name}
          onChange={setName}
        />
        <WhyField value={why} onChange={setWhy} />
        <FormButtons submit={words.add} pending={act.pending} onCancel={onClose} />
      </Form>
    </OpenForm>
  );
}

export function EditPartnerForm({ partner, onClose }: Closing & { partner: Partner }) {
  const { t } = useSpeech();
  const words = t.partners;
  const [name, setName] = useState(partner.name);
  const [domains, setDomains] = useState(partner.mailDomains.join('\n'));
  const [why, setWhy] = useState('');
  const act = useAct({
    run: () =>
      api.partners.edit({
        id: partner.id,
        ifMatch: partner.version,
        body: { name: name.trim(), mailDomains: domainsIn(domains), why: why.trim() },
      }),
    done: words.saved,
    after: onClose,
    about: partnerQuery(partner.id).queryKey,
  });
  const { problem, submit } = useFilled(act, () => ({ '/name': name, '/why': why }));
  return (
    <OpenForm id="edit" title={words.changeTitle}>
      <Form problem={inOneField(problem, '/mailDomains')} onSubmit={submit} label={words.changeTitle}>
        <TextField
          pointer="/name"
          label={words.name}
          required
          maxLength={200}
          value={name}
          onChange={setName}
        />
        <ProseField
          pointer="/mailDomains"
          label={words.mailDomains}
          hint={words.mailDomainsHint}
          required={false}
          rows={3}
          maxLength={20000}
          value={domains}
          onChange={setDomains}
        />
        <WhyField value={why} onChange={setWhy} />
        <FormButtons submit={words.save} pending={act.pending} onCancel={onClose} />
      </Form>
    </OpenForm>
  );
}

export function AddLocationForm({ partner, onClose }: Closing & { partner: Partner }) {
  const { t, locale } = useSpeech();
  const words = t.partners;
  const [number, setNumber] = useState('');
  const [name, setName] = useState('');
  const [country, setCountry] = useState('');
  const [zone, setZone] = useState('');
  const [why, setWhy] = useState('');
  const act = useAct({
    run: () =>
      api.partners.addLocation({
        id: partner.id,
        body: { number: number.trim(), name: name.trim(), country, zone, why: why.trim() },
      }),
    done: words.locationAdded(name.trim()),
    after: onClose,
  });
  const needed = { '/number': number, '/name': name, '/country': country, '/zone': zone, '/why': why };
  const { problem, submit } = useFilled(act, () => needed);
  return (
    <OpenForm id="add-location" title={words.addLocation}>
      <Form problem={problem} onSubmit={submit} label={words.addLocation}>
        <TextField
          pointer="/number"
          label={words.number}
          hint={words.numberHint}
          inputMode="numeric"
          required
          maxLength={12}
          value={number}
          onChange={setNumber}
        />
        <TextField
          pointer="/name"
          label={words.locationName}
          required
          maxLength={200}
          value={name}
          onChange={setName}
        />
        <SelectField
          pointer="/country"
          label={words.country}
          hint={words.countryHint}
          required
          value={country}
          onChange={setCountry}
          choices={[{ value: '', label: words.countryChoose }, ...countryChoices(locale)]}
        />
        <ZoneField value={zone} onChange={setZone} />
        <WhyField value={why} onChange={setWhy} />
        <FormButtons submit={words.addLocation} pending={act.pending} onCancel={onClose} />
      </Form>
    </OpenForm>
  );
}

function ZoneField({
  value,
  kept = '',
  onChange,
}: {
  value: string;
  kept?: string;
  onChange: (zone: string) => void;
}) {
  const { t } = useSpeech();
  return (
    <SelectField
      pointer="/zone"
      label={t.partners.zone}
      hint={t.partners.zoneHint}
      required
      value={value}
      onChange={onChange}
      choices={[{ value: '', label: t.partners.zoneChoose }, ...zoneChoices(kept)]}
    />
  );
}

export function EditLocationForm({ location, onClose }: Closing & { location: Location }) {
  const { t } = useSpeech();
  const words = t.partners;
  const [name, setName] = useState(location.name);
  const [zone, setZone] = useState(location.zone);
  const [why, setWhy] = useState('');
  const act = useAct({
    run: () =>
      api.locations.edit({
        id: location.id,
        ifMatch: location.version,
        body: { name: name.trim(), zone, why: why.trim() },
      }),
    done: words.saved,
    after: onClose,
    about: ['list', 'locations'],
  });
  const { problem, submit } = useFilled(act, () => ({ '/name': name, '/zone': zone, '/why': why }));
  const title = words.editLocation(location.name);
  return (
    <OpenForm id={`edit-location ${location.id}`} title={title}>
      <Form problem={problem} onSubmit={submit} label={title}>
        <TextField
          pointer="/name"
          label={words.locationName}
          required
          maxLength={200}
          value={name}
          onChange={setName}
        />
        <ZoneField value={zone} kept={location.zone} onChange={setZone} />
        <WhyField value={why} onChange={setWhy} />
        <FormButtons submit={words.save} pending={act.pending} onCancel={onClose} />
      </Form>
    </OpenForm>
  );
}

interface EnrollmentProps extends Closing {
  location: Location;
  programme: { id: string; name: string };
  enrollment: LocationEnrollment | null;
}

type Wanted = Parameters<typeof api.enrollments.change>[0]['body']['state'];

/** The states that can follow are told by the API; a first enrolment is invited or enrolled at once. */
export function EnrollmentForm({ location, programme, enrollment, onClose }: EnrollmentProps) {
  const { t } = useSpeech();
  const words = t.partners;
  const offered = enrollment ? [enrollment.state, ...enrollment.nextStates] : ['enrolled', 'invited'];
  const [state, setState] = useState(offered[0] ?? '');
  const [startsOn, setStartsOn] = useState(enrollment?.startsOn ?? '');
  const [endsOn, setEndsOn] = useState(enrollment?.endsOn ?? '');
  const [why, setWhy] = useState('');
  const act = useAct<void, unknown>({
    run: () => {
      const body = { state: state as Wanted, why: why.trim(), ...daysOf(startsOn, endsOn) };
      return enrollment
        ? api.enrollments.change({
            location: location.id,
            programme: programme.id,
            ifMatch: enrollment.version,
            body,
          })
        : api.enrollments.add({ body: { locationId: location.id, programme: programme.id, ...body } });
    },
    done: words.enrolled,
    after: onClose,
    about: ['list', 'locations'],
  });
  const { problem, submit } = useFilled(act, () => ({ '/state': state, '/why': why }));
  const title = (enrollment ? words.changeEnrollment : words.enrolIn)(programme.name, location.name);
  const dated = state !== 'invited';
  return (
    <OpenForm id={`enrol ${location.id} ${programme.id}`} title={title}>
      <Form problem={problem} onSubmit={submit} label={title}>
        <SelectField
          pointer="/state"
          label={words.state}
          required
          value={state}
          onChange={setState}
          choices={offered.map((value) => ({ value, label: wordFor(t.words.enrollments, value) }))}
        />
        {dated && (
          <>
            <TextField
              pointer="/startsOn"
              label={words.startsOn}
              hint={words.startsOnHint}
              required={false}
              type="date"
              value={startsOn}
              onChange={setStartsOn}
            />
            <TextField
              pointer="/endsOn"
              label={words.endsOn}
              hint={words.endsOnHint}
              required={false}
              type="date"
              value={endsOn}
              onChange={setEndsOn}
            />
          </>
        )}
        <WhyField value={why} onChange={setWhy} />
        <FormButtons
          submit={enrollment ? words.save : words.enrol}
          pending={act.pending}
          onCancel={onClose}
        />
      </Form>
    </OpenForm>
  );
}

function daysOf(startsOn: string, endsOn: string): { startsOn?: string | null; endsOn?: string | null } {
  return { ...(startsOn && { startsOn }), ...(endsOn && { endsOn }) };
}

export function InviteForm({ partner, onClose }: Closing & { partner: Partner }) {
  const { t, locale } = useSpeech();
  const words = t.partners;
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [language, setLanguage] = useState('en');
  const [why, setWhy] = useState('');
  const act = useAct({
    run: () =>
      api.partners.invite({
        id: partner.id,
        body: { name: name.trim(), email: email.trim(), language, why: why.trim() },
      }),
    done: ({ email: invited }) => words.invited(invited),
    after: onClose,
  });
  const { problem, submit } = useFilled(act, () => ({ '/name': name, '/email': email, '/why': why }));
  return (
    <OpenForm id="invite" title={words.invite} lead={words.inviteHint}>
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
          hint={words.languageHint}
          required
          value={language}
          onChange={setLanguage}
          choices={languageChoices('', locale).filter(({ value }) => value === 'en' || value === 'nl')}
        />
        <WhyField value={why} onChange={setWhy} />
        <FormButtons submit={words.invite} pending={act.pending} onCancel={onClose} />
      </Form>
    </OpenForm>
  );
}
