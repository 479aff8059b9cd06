/**
 * The customer's notice as text and parts, in each language. What the customer must know is a part (domain 9).
 */
import type { MailText } from '../../../rules/claim/mail-text.ts';
import type { ParamsOf } from '../../../rules/claim/messages.ts';
import type { Language } from '../dates.ts';
import type { Frame } from '../letter.ts';
import type { Fields } from '../worded.ts';
import { noticeFieldsEn, noticeTextEn } from './en-notice.ts';
import { noticeFieldsNl, noticeTextNl } from './nl-notice.ts';

export type NoticeParams = ParamsOf<'customer-notice'>;

export const noticeText: Record<Language, MailText> = { en: noticeTextEn, nl: noticeTextNl };
export const noticeFields: Record<Language, (params: NoticeParams, frame: Frame) => Fields> = {
  en: noticeFieldsEn,
  nl: noticeFieldsNl,
};
