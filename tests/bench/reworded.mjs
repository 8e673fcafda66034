/**
 * The same document with other words and figures, another one every round: words change places with words of equal
 * length and case, digits become other digits. So pages stay about as full and each text is new, which is harder than
 * what offices do (they change some figures) and leaves nothing to any program's memory of texts.
 */

const TOKEN = /\p{L}+|\d+/gu;
/** A prime, so that the figures of neighbouring rounds do not resemble each other. */
const STEP = 7919;

const caseOf = (word) => {
  if (word === word.toUpperCase()) return 'upper';
  return word[0] === word[0].toUpperCase() ? 'capital' : 'lower';
};
const classOf = (word) => `${word.length} ${caseOf(word)}`;

/** In place of a round: the content as it is. */
export const AS_IS = -1;

/** `texts`: all that will be reworded. Gives `(text, round) → text`; the same words give the same words everywhere. */
export function rewording(texts) {
  const classes = new Map();
  for (const text of new Set(texts)) {
    for (const [word] of text.matchAll(/\p{L}+/gu)) {
      const known = classes.get(classOf(word)) ?? new Map();
      if (!known.has(word)) known.set(word, known.size);
      classes.set(classOf(word), known);
    }
  }
  const lists = new Map([...classes].map(([name, places]) => [name, [...places.keys()]]));
  const replaced = (token, round) => {
    if (/\d/.test(token)) return otherDigits(token, round);
    const list = lists.get(classOf(token));
    const place = classes.get(classOf(token))?.get(token);
    return place === undefined ? token : list[(place + round + 1) % list.length];
  };
  return (text, round) => (round === AS_IS ? text : text.replace(TOKEN, (token) => replaced(token, round)));
}

/** As many digits; no zero comes or goes at the front of a number. */
export function otherDigits(digits, round) {
  if (digits.length > 15) return digits;
  const size = 10 ** digits.length;
  const least = digits.length > 1 && digits[0] !== '0' ? size / 10 : 0;
  const room = digits.length > 1 && digits[0] === '0' ? size / 10 : size - least;
  const value = least + ((Number(digits) - least + (round + 1) * STEP) % room);
  return String(value).padStart(digits.length, '0');
}

/** A new tree each round (0, 1, …): no object of it was ever seen. */
export function rewordedTrees(tree) {
  const texts = [];
  copied(tree, (text) => {
    texts.push(text);
    return text;
  });
  const reworded = rewording(texts);
  return (round) => copied(tree, (text) => reworded(text, round));
}

/** Runs say `text`; other strings of a tree are keys, styles and heads. */
function copied(node, change) {
  if (Array.isArray(node)) return node.map((one) => copied(one, change));
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === 'text' && typeof value === 'string' ? change(value) : copied(value, change),
    ]),
  );
}
