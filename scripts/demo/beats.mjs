// What a practitioner would code in the demo film: the truth that drawing, sound and the app's demo agree on.

/**
 * @typedef {object} Beat
 * @property {number} start integer milliseconds
 * @property {number} end integer milliseconds, not included
 * @property {string} code
 * @property {'child' | 'adult'} who
 * @property {string} [says] what the soft babble stands for
 */

/** @type {readonly Beat[]} */
export const BEATS = [
  child(400, 5000, 'explores'),
  adult(1200, 5400, 'waits'),
  child(5400, 7800, 'reaches-out', 'Ba?'),
  adult(6200, 7600, 'notices', 'Mm?'),
  adult(7600, 9600, 'waits'),
  child(8400, 10200, 'reaches-out', 'Ba! Ba!'),
  adult(9600, 13400, 'follows'),
  adult(10000, 12800, 'names', 'The red one. The red ball.'),
  adult(13200, 15100, 'takes-turns', 'Ready, go!'),
  child(15200, 17000, 'shows-feeling', 'He he he!'),
  adult(15900, 17400, 'shares-feeling', 'Ha ha!'),
  adult(19300, 22600, 'takes-turns', 'My turn. Your turn.'),
  child(22700, 24000, 'shows-feeling', 'He he!'),
  child(26600, 28800, 'turns-away'),
  adult(27400, 29800, 'waits'),
  child(29000, 32000, 'explores', 'Da.'),
  adult(32000, 35400, 'follows', 'Here.'),
  adult(35800, 37200, 'names', 'On top!'),
  child(37200, 40200, 'explores'),
  child(40400, 43600, 'shows-feeling', 'Oh!'),
  adult(40700, 42200, 'notices'),
  adult(42200, 44200, 'names', 'Oh no. It fell down.'),
  child(43600, 46400, 'needs-comfort', 'Mama.'),
  adult(44200, 50200, 'comforts', 'I know. I am here.'),
  adult(50400, 51800, 'shares-feeling', 'There.'),
  child(52600, 55200, 'reaches-out', 'Da!'),
  adult(54000, 55800, 'names', 'A yellow one.'),
  adult(57400, 62700, 'takes-turns', 'My turn. Your turn.'),
  child(63200, 66600, 'shows-feeling', 'Yay!'),
  adult(63900, 67200, 'shares-feeling', 'You did it!'),
  adult(68000, 71000, 'helps-with-change', 'One more, then we tidy up.'),
  child(71200, 75200, 'turns-away', 'Mm mm.'),
  adult(71800, 74200, 'waits'),
  adult(74200, 76400, 'sets-a-kind-limit', 'The blocks go to sleep now.'),
  child(76400, 78400, 'explores', 'Night night.'),
  adult(78200, 83000, 'takes-turns', 'Thank you.'),
  adult(83200, 84800, 'shares-feeling', 'All done.'),
  adult(84800, 89400, 'helps-with-change', 'Bye-bye!'),
]

/** @param {number} start @param {number} end @param {string} code @param {string} [says] @returns {Beat} */
function child(start, end, code, says) {
  return { start, end, code, who: 'child', ...(says ? { says } : {}) }
}

/** @param {number} start @param {number} end @param {string} code @param {string} [says] @returns {Beat} */
function adult(start, end, code, says) {
  return { start, end, code, who: 'adult', ...(says ? { says } : {}) }
}
