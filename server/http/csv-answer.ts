/**
 * A table as text/csv (RFC 4180), for who asks for it with `Accept`. A text that a spreadsheet would take for a formula is kept
 * from being one by an apostrophe in front (OWASP, CSV injection).
 */
import { replyResponse } from './call.ts';

export type CsvValue = string | number | boolean | null;

export function wantsCsv(request: Request): boolean {
  const wanted = (request.headers.get('accept') ?? '').split(',').map((one) => one.split(';')[0]?.trim().toLowerCase());
  return wanted.includes('text/csv') && !wanted.includes('application/json');
}

export function csvText(columns: readonly string[], rows: readonly Record<string, CsvValue>[]): string {
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? null)).join(','));
  return [columns.map(cell).join(','), ...lines, ''].join('\r\n');
}

function cell(value: CsvValue): string {
  if (value === null) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvResponse(fileName: string, text: string): Response {
  return replyResponse({
    status: 200, headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${fileName}"`, Vary: 'Accept' },
    body: text,
  });
}
