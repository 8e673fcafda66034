/** The dossiers that counting the volumes leaves are the ones that would be built with the numbers of the volumes. */
import { expect, it } from 'vitest';
import { project } from '../../../src/document/projection.ts';
import { criterionDocument, planVolumes } from '../../../src/dossier/volumes/plan.ts';
import { Diagnostics } from '../../../src/model/diagnostics.ts';
import { mustLoadFolder, SAMPLE } from '../../support/load.ts';

it.each(['working', 'submission'] as const)(
  '%s: kept dossiers of criteria are those built anew',
  async (edition) => {
    const dossier = mustLoadFolder(SAMPLE);
    const { documents, sheets } = await planVolumes(dossier, edition);
    expect(documents.size).toBeGreaterThan(10);
    let numbered = 0;
    for (const { id, criterion, tree, fileName, workbook } of documents.values()) {
      const anew = criterionDocument(dossier, criterion!.id, edition, sheets, new Diagnostics())!;
      expect(project(tree), id).toBe(project(anew.tree));
      expect({ tree, fileName, workbook }, id).toEqual({
        tree: anew.tree,
        fileName: anew.fileName,
        workbook: anew.workbook,
      });
      if (
        project(tree) !==
        project(criterionDocument(dossier, criterion!.id, edition, null, new Diagnostics())!.tree)
      )
        numbered++;
    }
    // The numbers stand in them: without, they would read otherwise.
    expect(numbered).toBeGreaterThan(5);
  },
);
