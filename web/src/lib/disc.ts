// A disc that symbol layers tint: unlike a circle layer it takes part in the placing of names, so that they step aside.
import type { Map as MapLibre, SymbolLayerSpecification } from 'maplibre-gl';

const name = 'disc';
const ratio = 2;
const radius = 6; // pixels on the screen
const reach = 8; // pixels of the image over which the distance field falls, as MapLibre reads it

/** To be called once the style is loaded. In the browser only. */
export function addDisc(map: MapLibre): void {
  if (map.hasImage(name)) return;
  const across = 2 * (radius * ratio + reach);
  const data = new Uint8ClampedArray(across * across * 4);
  for (let y = 0; y < across; ++y) {
    for (let x = 0; x < across; ++x) {
      const outside = Math.hypot(x + 0.5 - across / 2, y + 0.5 - across / 2) - radius * ratio;
      data[(y * across + x) * 4 + 3] = 255 * (0.75 - outside / reach);
    }
  }
  map.addImage(name, { width: across, height: across, data }, { pixelRatio: ratio, sdf: true });
}

export const discLayout: NonNullable<SymbolLayerSpecification['layout']> = { 'icon-image': name, 'icon-allow-overlap': true, 'icon-padding': 0 };
