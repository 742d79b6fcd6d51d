// What a map says when something does not arrive. A page that is being left breaks off its requests: no trouble.
let leaving = false;
addEventListener('beforeunload', () => (leaving = true));
addEventListener('pagehide', () => (leaving = true));
addEventListener('pageshow', () => (leaving = false));

export function sayTrouble(failure: unknown): void {
  const name = failure instanceof Error ? failure.name : '';
  if (!leaving && name !== 'AbortError') console.error(failure instanceof Error ? failure.message : failure);
}
