import type { SafeHtml } from './types.ts'

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Plain text as HTML, fit for content and for attribute values in either kind of quotes. */
export function escapeHtml(text: string): SafeHtml {
  return (/[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (mark) => escapes[mark] ?? mark) : text) as SafeHtml
}
