/** Gives the tests another fast-check: `wrapper` stands in for it and imports the real one. */
export const insteadOfFastCheck = (wrapper) => ({
  name: 'instead-of-fast-check',
  enforce: 'pre',
  resolveId: (id, importer) => (id === 'fast-check' && importer?.split('?')[0] !== wrapper ? wrapper : null),
});
