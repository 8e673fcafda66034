/** What a returned figure leaves in the history of the case. */
import { expect, it } from 'vitest';
import { caseEdits } from '../../src/collecting/apply/case-edits.ts';
import type { AcceptedRow } from '../../src/collecting/returned/decide.ts';
import { changed, mustLoad, REAL } from '../support/load.ts';

it.each([
  ['a day before collecting', '2024-08-31', '2024-08-31'],
  ['a day after it, which the value cannot have had', '2024-12-31', '2024-11-20'],
  ['no day', undefined, '2024-11-20'],
])('the former value with %s', (_, asOf, on) => {
  const { appraised } = changed(mustLoad(REAL), (data) => {
    const road = data.figures.find((f) => f.id === 'duong-ngo-xom')!;
    if (asOf === undefined) delete road.asOf;
    else road.asOf = asOf;
  });
  const row = {
    row: { target: { kind: 'figure', figure: 'duong-ngo-xom', create: null } },
    values: new Map([['numerator', '14.5']]),
    senders: [{ unit: 'Phòng A', person: 'Trần Thị B', file: 'a.xlsx' }],
  } as unknown as AcceptedRow;
  const history = caseEdits(appraised, [row], [], '2024-11-20').filter((e) => e.op === 'append');
  expect(history).toMatchObject([{ path: ['figures', expect.any(Number), 'history'], values: [{ on }] }]);
  // The form names who gave the new value; of the former one it says nothing.
  expect(JSON.stringify(history)).not.toContain('Trần Thị B');
});
