/**
 * `KET-QUA.html`: the outcome of a run for people who never see a terminal. One page that needs nothing else, with the
 * words of the terminal; no script, nothing from outside, readable on paper without colour. Pure: same input, same text.
 */
import { type Diagnostic, SEVERITY_WORDS, type Severity } from '../model/diagnostics.ts';
import { shortPlace } from './print.ts';

export interface MadeDocument {
  readonly title: string;
  /** Paths relative to the page, with forward slashes. */
  readonly files: readonly string[];
}

export interface ReportPage {
  /** What was done: "Soát hồ sơ số liệu". */
  readonly title: string;
  /** The case as it was named on the command line. */
  readonly source: string;
  /** How it ended, in one sentence. */
  readonly outcome: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly made?: readonly MadeDocument[];
  /** Documents that were not made, with reasons. */
  readonly notMade?: readonly { readonly title: string; readonly reasons: readonly string[] }[];
}

export function reportPage(page: ReportPage): string {
  const open = page.diagnostics.filter((d) => d.silenced === undefined);
  const silenced = page.diagnostics.filter((d) => d.silenced !== undefined);
  return `<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(page.title)}</title>
<style>
${STYLE}</style>
</head>
<body>
<h1>${escapeHtml(page.title)}</h1>
<p>Hồ sơ số liệu: ${isolated(page.source)}</p>
<p class="counts">${countsText(open, silenced.length)}</p>
<p>${isolated(page.outcome)}</p>
${[...notMade(page.notMade ?? []), ...SEVERITIES.flatMap((s) => findings(s, open)), ...accepted(silenced), ...made(page.made ?? [])].join('\n')}
</body>
</html>
`;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

const countsText = (open: readonly Diagnostic[], silenced: number): string => {
  const count = (s: Severity): number => open.filter((d) => d.severity === s).length;
  const text = `${count('error')} lỗi, ${count('warning')} cảnh báo, ${count('note')} lưu ý`;
  return silenced === 0 ? `${text}.` : `${text}; đã bỏ qua ${silenced} mục.`;
};

/** Findings of one severity, by the sheet or file where they stand first; in the order in which they were found. */
function findings(severity: Severity, open: readonly Diagnostic[]): string[] {
  const items = open.filter((d) => d.severity === severity);
  if (items.length === 0) return [];
  const groups = new Map<string, Diagnostic[]>();
  for (const d of items) {
    const group = groups.get(groupOf(d));
    if (group) group.push(d);
    else groups.set(groupOf(d), [d]);
  }
  return [
    `<h2>${SEVERITY_WORDS[severity]} (${items.length})</h2>`,
    ...[...groups].flatMap(([group, members]) => [
      `<h3>${isolated(group)}</h3>`,
      '<ol>',
      ...members.map((d) => item(severity, d)),
      '</ol>',
    ]),
  ];
}

function groupOf({ where: [place] }: Diagnostic): string {
  if (!place) return 'Chung';
  return shortPlace({ file: place.file, ...(place.sheet === undefined ? {} : { sheet: place.sheet }) });
}

function item(severity: Severity, d: Diagnostic): string {
  const where = d.where.map((p) => `<strong>${isolated(shortPlace(p))}</strong>`).join(', ');
  return (
    `<li class="${severity}">${SEVERITY_WORDS[severity]}: ${isolated(d.message)}` +
    (where === '' ? '' : `<br>ở: ${where}`) +
    (d.hint ? `<br>sửa: ${isolated(d.hint)}` : '') +
    '</li>'
  );
}

const accepted = (silenced: readonly Diagnostic[]): string[] =>
  silenced.length === 0
    ? []
    : [
        `<h2>Đã bỏ qua (${silenced.length})</h2>`,
        '<ul>',
        ...silenced.map((d) => `<li>${isolated(d.message)}<br>lý do: ${isolated(d.silenced ?? '')}</li>`),
        '</ul>',
      ];

const notMade = (documents: NonNullable<ReportPage['notMade']>): string[] =>
  documents.length === 0
    ? []
    : [
        `<h2>Không lập (${documents.length})</h2>`,
        '<ul>',
        ...documents.map((d) => `<li>${isolated(d.title)}: ${d.reasons.map(isolated).join('; ')}</li>`),
        '</ul>',
      ];

const made = (documents: readonly MadeDocument[]): string[] =>
  documents.length === 0
    ? []
    : [
        `<h2>Đã lập (${documents.length} tài liệu)</h2>`,
        '<ul>',
        ...documents.map(
          (d) =>
            `<li>${isolated(d.title)}: ${d.files.map((f) => `<a href="${href(f)}">${isolated(f)}</a>`).join(', ')}</li>`,
        ),
        '</ul>',
      ];

/** "./" keeps a name with a colon from being a scheme. */
const href = (path: string): string =>
  `./${path
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll("'", '%27'))
    .join('/')}`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that are not seen but change what is seen around them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is shown by number
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu;

const escapeHtml = (text: string): string =>
  text
    .replace(UNSEEN, (c) => `[U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`)
    .replace(/[&<>"']/g, (c) => ENTITIES[c]!);

/** Somebody's text: its direction does not reach the words around it. */
const isolated = (text: string): string => `<bdi>${escapeHtml(text)}</bdi>`;

const STYLE = `body { font: 13pt/1.45 "Times New Roman", serif; color: #000; background: #fff; max-width: 48em; margin: 1.5em auto; padding: 0 1em; }
h1 { font-size: 1.5em; }
h2 { font-size: 1.2em; border-bottom: 1px solid #000; margin-top: 1.6em; }
h3 { font-size: 1em; margin-bottom: 0.3em; }
.counts { font-weight: bold; font-size: 1.15em; }
li { margin-bottom: 0.6em; padding-left: 0.5em; overflow-wrap: anywhere; white-space: pre-line; }
li.error { border-left: 4px solid #000; }
li.warning { border-left: 4px double #000; }
li.note { border-left: 1px dotted #000; }
a { color: #000; }
@media print { body { margin: 0; max-width: none; } li { break-inside: avoid; } h2, h3 { break-after: avoid; } }
`;
