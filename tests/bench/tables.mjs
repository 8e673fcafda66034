/** The tables of the summary workbook, with other words and figures every round. */
import { workbookOf } from '../../dist/dossier/generate/render.js';
import { AS_IS, otherDigits, rewording } from './reworded.mjs';
import { realDocuments } from './trees.mjs';

/** Texts that nothing else in a table refers to. */
const TEXTS = new Set(['lines', 'notes', 'footNotes']);

/** `(round) → input of the XLSX writer`, new objects every time. */
export function rewordedWorkbooks() {
  const workbook = workbookOf(realDocuments()('summary-tables'));
  const texts = [];
  copied(workbook, (text) => {
    texts.push(text);
    return text;
  });
  const reworded = rewording(texts);
  return (round) => copied(workbook, (text) => reworded(text, round), round);
}

function copied(node, change, round = AS_IS) {
  if (Array.isArray(node)) return node.map((one) => copied(one, change, round));
  if (node === null || typeof node !== 'object') return node;
  if (typeof node.digits === 'bigint') return { ...node, digits: otherNumber(node.digits, round) };
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      TEXTS.has(key) ? value.map(change) : copied(value, change, round),
    ]),
  );
}

const otherNumber = (digits, round) =>
  round === AS_IS || digits <= 0n ? digits : BigInt(otherDigits(String(digits), round));
