import type { Location } from '#sdk';
import { mayDo } from '../../model/frame/allowed.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { countryName } from '../../model/frame/words.ts';
import { RadioField } from '../frame/choices.tsx';

interface LocationChoiceProps {
  locations: Location[];
  value: string;
  onChange: (id: string) => void;
  disabled?: boolean;
}

/** Each location with where it is and in what it is enrolled: the choice that costs money when it is wrong. */
export function LocationChoice({ locations, value, onChange, disabled }: LocationChoiceProps) {
  const { t, locale } = useSpeech();
  const hint = (location: Location): string => {
    const { country, enrollments } = location;
    if (!mayDo(location, 'create-claim'))
      return `${countryName(country, locale)}. ${t.wizard.locationNoRole}`;
    const enrolled = enrollments.filter((one) => one.state === 'enrolled').map((one) => one.programmeName);
    const words = enrolled.length > 0 ? t.wizard.enrolledIn(enrolled.join(', ')) : t.wizard.notEnrolled;
    return `${countryName(country, locale)}. ${words}`;
  };
  return (
    <RadioField
      quiet
      pointer="/locationId"
      label={t.wizard.steps.location}
      disabled={disabled}
      value={value}
      onChange={onChange}
      choices={locations.map((location) => ({
        value: location.id,
        label: `${location.name} (${location.number})`,
        hint: hint(location),
        disabled: !mayDo(location, 'create-claim'),
      }))}
    />
  );
}
