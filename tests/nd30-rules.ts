/**
 * Every rule of parts A to F of the project's reference on Decree 30/2020/NĐ-CP and the test that holds it, as
 * `file › test name`, or why no test can. tests/architecture.test.ts fails when a rule has no row or a test is gone.
 */
export type RuleRow = { readonly test: string } | { readonly notApplicable: string };

const page = (name: string): RuleRow => ({ test: `tests/nd30/page.test.ts › ${name}` });
const boxes = (name: string): RuleRow => ({ test: `tests/nd30/boxes.test.ts › ${name}` });
const body = (name: string): RuleRow => ({ test: `tests/nd30/body.test.ts › ${name}` });
const signers = (name: string): RuleRow => ({ test: `tests/nd30/signers.test.ts › ${name}` });
const content = (name: string): RuleRow => ({ test: `tests/nd30/content.test.ts › ${name}` });
const annexes = (name: string): RuleRow => ({ test: `tests/nd30/annexes.test.ts › ${name}` });
const none = (notApplicable: string): RuleRow => ({ notApplicable });

/** Written out, so that a row cannot vanish together with its rule. */
export const nd30RuleIds: readonly string[] = [
  ...['A1', 'A2', 'A3', 'A4', 'A5', 'A5x', 'A5y', 'A6', 'A7', 'A8'],
  ...['B1', 'B2', 'B3', 'B4', 'B5a', 'B5b', 'B6', 'B7a', 'B7b', 'B7c', 'B8', 'B9a', 'B9b'],
  ...['B10a', 'B10b', 'B11', 'B12', 'B13', 'B14'],
  ...['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10', 'C11', 'C12', 'C13', 'C14', 'C15'],
  // Rows of table D, from the top.
  ...['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8'],
  // Items of list E by the number of their form; E-kinds is the list of abbreviations.
  ...['E1.4', 'E1.5', 'E1.7', 'E1.9', 'E2.1', 'E-kinds'],
  ...['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7'],
];

export const nd30Rules: Readonly<Record<string, RuleRow>> = {
  A1: page('A1: paper is A4'),
  A2: page('A2: text stands upright; only a section with a wide table lies'),
  A3: page('A3, A4, A5: the %s margin is between %i and %i mm'),
  A4: page('A3, A4, A5: the %s margin is between %i and %i mm'),
  A5: page('A3, A4, A5: the %s margin is between %i and %i mm'),
  A5x: none('margins of the official sample file, a habit and partly outside A3; A5y was chosen instead'),
  A5y: page('A5y: the margins leave the widest text, 165 mm'),
  A6: page('A6: every run is Times New Roman, black and NFC, in body and headers'),
  A7: page(
    'A7: page numbers stand in the middle of the top margin, size 13 to 14, upright, not on the first page',
  ),
  A8: page('A8: every annex counts its pages from 1'),

  B1: boxes('B1: motto, bold, 13 to 14, hyphens with spaces, a solid line as long as the text'),
  B2: boxes('B2: superior body not bold, issuing body bold, both capitals, same size as the national title'),
  B3: content('B3: numbers of documents have two digits, a slash without spaces and a symbol in capitals'),
  B4: content('B4: days have two digits, months a zero only for January and February'),
  B5a: boxes('B5a: abstract below the type, bold, 13 to 14, with a line of a third to a half of its text'),
  B5b: boxes('B5b: subject of a letter under the number, 12 to 13, upright, 6 pt below, no line'),
  B6: boxes('B6: text is 13 to 14, upright'),
  B7a: boxes('B7a: capacity of the signer, capitals, bold, 13 to 14, right column'),
  B7b: boxes('B7b: second position stands above the name; name bold, 13 to 14'),
  B7c: boxes('B7c: four to five lines are left for the signature, without any text'),
  B8: none('the seal is set by the office on paper or by its signing software; only its room is ours (B7c)'),
  B9a: boxes('B9a: several stand on lines of their own, dashes under the colon, closed by ; and .'),
  B9b: boxes('B9b: recipients: heading 12 bold italic, list 11 upright, dashes, on the left'),
  B10a: none('secrecy marks: files of the programme are never classified'),
  B10b: none('urgency marks: set by the office when it sends a document, never part of a dossier'),
  B11: none('"XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ": no document of a dossier circulates under them'),
  B12: boxes('B12: the drafter’s sign closes the list of recipients, 11'),
  B13: none('address line in the foot of page one is optional by its own wording and not used'),
  B14: none('digital signature of copies: written by the signing software into the finished file'),

  C1: body('C1: both edges are straight'),
  C2: body('C2: the first line is indented by 1 cm, everywhere alike'),
  C3: body('C3: paragraphs are at least 6 pt apart'),
  C4: body('C4: lines are single to one and a half'),
  C5: content('C5: a document ends with "./." before its signatures, and nowhere else'),
  C6: content('C6: every basis ends with a semicolon, the last with a full stop'),
  C7: content('C7: laws are cited without number and issuer'),
  C8: content('C8: from its second mention on a document is cited by kind and number only'),
  C9: none('parts and chapters: the forms of this dossier use the order section, clause, point (C12)'),
  C10: none('"Mục 1", "Tiểu mục 1": the forms of this dossier use the order section, clause, point (C12)'),
  C11: content('C11: points go a, b, c, d, đ, e, g, h, i, k'),
  C12: body('C12: section heads are capitals and bold, titled clauses bold, points regular'),
  C13: body('C13: below points come dashes, below dashes plus signs'),
  C14: content('C14: lines about indicators keep the number of the criteria set'),
  C15: content('C15: every head has words'),

  D1: signers('D: %s'),
  D2: signers('D: %s'),
  D3: signers('D: %s'),
  D4: signers('D: %s'),
  D5: signers('D: %s'),
  D6: signers('D: %s'),
  D7: boxes('B7b: second position stands above the name; name bold, 13 to 14'),

  D8: content('D8: the steering committee numbers its documents in a series of its own'),

  'E1.4': content('E1.4: head, title, text, end, signatures with recipients'),
  'E1.5': boxes('E1.5: letter: no kind, subject under the number, addressees before the text'),
  'E1.7': boxes('E1.7: invitation: kind and abstract, then who, what, chair, time, place'),
  'E1.9': boxes(
    'E1.9: minutes: no place and date; secretary left with the recipients below, chair right; ends in ./.',
  ),
  'E2.1': annexes('F3: label, name and note stay with the table that follows'),
  'E-kinds': content('E-kinds: symbols begin with the abbreviation of their kind of document'),

  F1: content('F1: every annex is referred to in the text'),
  F2: content('F2: one annex has no number, several have Roman ones'),
  F3: annexes('F3: the label is bold 14 in the middle on its own line, the name capitals, bold, 13 to 14'),
  F4: annexes('F4: the note on what it belongs to is italic 13 to 14, in the middle, below the name'),
  F5: content('F5: a draft leaves its number and day blank'),
  F6: none('the signature on annexes of electronic documents is written by the signing software'),
  F7: none('seals on paper annexes are set by hand; nothing of it is printed'),
};
