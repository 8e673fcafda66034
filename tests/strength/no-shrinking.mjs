/** fast-check that stops at the first failure: which values are smallest does not matter to a mutant. */
import fc from 'fast-check';

export * from 'fast-check';
export default {
  ...fc,
  assert: (property, options) => fc.assert(property, { ...options, endOnFailure: true }),
};
