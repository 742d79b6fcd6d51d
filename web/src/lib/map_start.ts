// Starts a MapLibre map. In the browser only, loaded by the island.
import * as maplibre from 'maplibre-gl';
import type { Map as MapLibre, StyleSpecification } from 'maplibre-gl';
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { addDisc } from './disc.ts';
import { sayDrawn } from './map_drawn.ts';
import { baseStyle, featureLayers } from './map_style.ts';
import { sayTrouble } from './map_trouble.ts';
import type { MapFeatures, MapProperties } from './map.ts';
import type { MapProps, MapWords } from './map_props.ts';

interface Start {
  place: HTMLElement;
  features: MapFeatures;
  tiles: string;
  bounds: MapProps['bounds'];
  words: MapWords;
  choose: (feature: { title: string; href?: string }) => void;
}

export async function startMap({ place, features, tiles, bounds, words, choose }: Start): Promise<MapLibre> {
  maplibre.setWorkerUrl(new URL(worker, import.meta.url).href);
  await Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 16px Hyperlegible`)));
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const style: StyleSpecification = baseStyle(new URL(tiles, location.href).href.replace(/%7B/g, '{').replace(/%7D/g, '}'), dark);
  const map = new maplibre.Map({
    container: place, style, attributionControl: false, dragRotate: false, pitchWithRotate: false,
    ...(bounds ? { bounds, fitBoundsOptions: { padding: 32, maxZoom: 15 } } : {}),
    fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150,
    cooperativeGestures: false,
    locale: {
      'NavigationControl.ZoomIn': words.zoomIn, 'NavigationControl.ZoomOut': words.zoomOut, 'Map.Title': words.label,
    },
  });
  map.on('error', ({ error }) => sayTrouble(error));
  sayDrawn(map, place);
  map.touchZoomRotate.disableRotation();
  map.scrollZoom.disable(); // the page scrolls; buttons, keys, double click and pinching zoom
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new maplibre.ScaleControl({ unit: 'metric' }), 'bottom-right');
  map.addControl(new maplibre.AttributionControl({ compact: false, customAttribution: words.attribution }), 'bottom-left');
  await new Promise<void>((done, fail) => {
    map.once('load', () => done());
    map.once('error', (event) => { if (!map.isStyleLoaded()) fail(event.error); });
  });
  addDisc(map);
  map.addSource('features', { type: 'geojson', data: features });
  for (const layer of featureLayers('features', dark)) {
    map.addLayer(layer);
    map.on('mouseenter', layer.id, () => (map.getCanvas().style.cursor = 'pointer'));
    map.on('mouseleave', layer.id, () => (map.getCanvas().style.cursor = ''));
    map.on('click', layer.id, (event) => {
      const found = event.features?.[0]?.properties as MapProperties | undefined;
      if (found) choose({ title: found.title, ...(found.href ? { href: found.href } : {}) });
    });
  }
  return map;
}
