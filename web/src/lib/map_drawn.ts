// Says on the place of a map whether everything of it is drawn (data-drawn="yes"): pictures of pages wait for that.
import type { Map as MapLibre } from 'maplibre-gl';

export function sayDrawn(map: MapLibre, place: HTMLElement): void {
  const say = (drawn: 'yes' | 'no') => () => (place.dataset['drawn'] = drawn);
  map.on('dataloading', say('no'));
  map.on('movestart', say('no'));
  map.on('idle', say('yes'));
}
