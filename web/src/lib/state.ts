// How far a measure is, as a shape: a disc that fills with the way it has come. Six looks for fourteen states; the text
// beside it always says which.
export type StateLook = 'open' | 'agreed' | 'prepared' | 'running' | 'done' | 'aside';

const looks: Record<string, StateLook> = {
  idea: 'open', proposed: 'open', assessed: 'open',
  in_concept: 'agreed', decided: 'agreed',
  in_planning: 'prepared', financed: 'prepared',
  in_progress: 'running', permanent: 'running',
  completed: 'done', evaluated: 'done',
  deferred: 'aside', rejected: 'aside', replaced: 'aside',
};
export const allStates = Object.keys(looks);

/** An unknown state looks like one that has not begun. */
export const lookOf = (state: string): StateLook => looks[state] ?? 'open';

/** Drawn in a square of 16: the disc, its filling, and what lies on top. */
export const shapes: Record<StateLook, { fill: string; sign: string }> = {
  open: { fill: '', sign: '' },
  agreed: { fill: 'M8 8V2a6 6 0 0 1 6 6Z', sign: '' },
  prepared: { fill: 'M8 2a6 6 0 0 1 0 12Z', sign: '' },
  running: { fill: 'M8 8V2a6 6 0 1 1-6 6Z', sign: '' },
  done: { fill: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z', sign: 'M4.8 8.2 7.2 10.5 11.2 5.8' },
  aside: { fill: '', sign: 'M6.3 5.5v5M9.7 5.5v5' },
};
