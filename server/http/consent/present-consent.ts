import type { DeadlineBasis } from '../../../rules/time/deadline.ts';
import type { ConsentView } from '../../actions/consent/read-consent.ts';
import type { consentSchema, windowSchema } from './consent-schema.ts';
import type { z } from '../frame/fields.ts';
import { idOf } from '../frame/ids.ts';

export function presentWindow(basis: DeadlineBasis): z.input<typeof windowSchema> {
  return {
    startedAt: basis.startedAt,
    endsAt: basis.endsAt,
    lastDay: basis.lastDay,
    zone: basis.zone,
    calendar: {
      id: basis.calendarId,
      version: basis.calendarVersion,
      checked: basis.calendarChecked ?? true,
    },
    rule: basis.rule,
    skipped: basis.skipped.map((day) => ({
      date: day.date,
      why: day.why,
      name: day.name ?? null,
    })),
    beyondCoverage: basis.beyondCoverage,
  };
}

export function presentConsent(view: ConsentView): z.input<typeof consentSchema> {
  const { tenantId } = view.ref;
  return {
    number: view.number,
    version: view.version,
    purpose: view.purpose,
    contact: view.contact,
    customerName: view.customer.name,
    language: view.language,
    partner: view.partner,
    silence: view.silence,
    lines: view.lines.map((line) => ({
      id: idOf('line', tenantId, line.lineId),
      item: line.item,
      activity: line.activity,
      subscriptionId: line.subscriptionId,
      standing: line.standing,
      endsAt: line.window?.endsAt ?? null,
      officialFrom: line.officialFrom,
      until: line.until,
      mayAgree: line.mayAgree,
      mayRefuse: line.mayRefuse,
      mayEnd: line.mayEnd,
    })),
    window: view.period.window && presentWindow(view.period.window),
    refusable: view.period.refusable,
    acceptEarly: view.early,
    codeTriesLeft: view.triesLeft,
    replacementsLeft: view.replacementsLeft,
    undo: view.undo && {
      decision: view.undo.decision,
      lineIds: view.undo.lines.map((line) => idOf('line', tenantId, line.lineId)),
      until: view.undo.until?.endsAt ?? null,
      over: view.undo.over,
    },
  };
}
