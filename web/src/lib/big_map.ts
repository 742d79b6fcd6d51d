// The big map in the browser: one MapLibre map, or two that move together with a line between them that can be dragged.
import * as maplibre from 'maplibre-gl';
import type { ExpressionSpecification, FilterSpecification, LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { addIcons, iconColours, iconName } from './icons.ts';
import { addDisc, discLayout } from './disc.ts';
import { sayDrawn } from './map_drawn.ts';
import { sayTrouble } from './map_trouble.ts';
import { baseStyle, featureColour } from './map_style.ts';
import { colourExpression, type Level, type MapIndicator, type Shown } from './map_values.ts';

export interface BigMapTiles { base: string; plan: string; indicators: string; description: string }
export interface LayerChoice { places: boolean; concept: boolean; districts: boolean; stops: boolean; facilities: boolean }
export interface Choice {
  indicator: MapIndicator | null;
  level: Level;
  opacity: number; // 0..1
  layers: LayerChoice;
}
export interface Found { kind: 'measure' | 'element' | 'value' | 'stop' | 'facility'; title: string; category?: string; code?: string; values?: { today?: number; planned?: number; change?: number } }

const font = ['Hyperlegible'];
export const isDark = () => matchMedia('(prefers-color-scheme: dark)').matches;
const absolute = (address: string) => new URL(address, location.href).href.replaceAll('%7B', '{').replaceAll('%7D', '}');

/** What lies on the ground of a map: values of an indicator, elements of the spatial concept, places of measures. */
export function overlays(choice: Choice, shown: Shown): LayerSpecification[] {
  const out: LayerSpecification[] = [];
  const dark = isDark();
  const halo = dark ? '#131d1f' : '#ffffff';
  const colour = featureColour(dark);
  const { indicator, layers } = choice;
  if (indicator) {
    const filter = (choice.level === 'districts' ? ['all', ['has', shown], ['==', ['get', 'level'], 'ortsbezirk']] : ['has', shown]) as FilterSpecification;
    out.push({
      id: 'values', type: 'fill', source: 'indicators', 'source-layer': choice.level, filter,
      paint: { 'fill-color': colourExpression(indicator, shown, choice.level, dark), 'fill-opacity': choice.opacity },
    });
  }
  const plan = { source: 'plan' } as const;
  if (layers.concept) {
    const concept = { ...plan, 'source-layer': 'spatial_features' };
    out.push(
      { id: 'concept-areas', type: 'fill', ...concept, filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': colour, 'fill-opacity': 0.25 } },
      { id: 'concept-edges', type: 'line', ...concept, paint: { 'line-color': colour, 'line-width': 2.5, 'line-dasharray': [3, 2] } },
    );
  }
  if (layers.places) {
    const places = { ...plan, 'source-layer': 'places' };
    out.push(
      { id: 'places-areas', type: 'fill', ...places, filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': colour, 'fill-opacity': 0.3 } },
      { id: 'places-lines', type: 'line', ...places, filter: ['!=', ['geometry-type'], 'Point'], paint: { 'line-color': colour, 'line-width': 3 } },
      {
        id: 'places-points', type: 'symbol', ...plan, 'source-layer': 'place_points', layout: discLayout,
        paint: { 'icon-color': colour, 'icon-halo-color': halo, 'icon-halo-width': 1.5 },
      },
      {
        id: 'places-codes', type: 'symbol', ...plan, 'source-layer': 'place_points', minzoom: 12,
        layout: { 'text-field': ['get', 'code'], 'text-font': font, 'text-size': 12, 'text-offset': [0, 0.9], 'text-anchor': 'top' },
        paint: { 'text-color': dark ? '#e6edeb' : '#13211f', 'text-halo-color': halo, 'text-halo-width': 1.75 },
      },
    );
  }
  const base = { source: 'base' } as const;
  // From afar dots; where there is room for them, signs.
  const near = 14;
  const dots = (id: string, colour: string): LayerSpecification => ({
    id, type: 'circle', ...base, 'source-layer': id, maxzoom: near,
    paint: { 'circle-radius': 3.5, 'circle-color': colour, 'circle-stroke-color': halo, 'circle-stroke-width': 1 },
  });
  const signs = (id: string, image: ExpressionSpecification | string): LayerSpecification => ({
    id: `${id}-signs`, type: 'symbol', ...base, 'source-layer': id, minzoom: near,
    layout: {
      'icon-image': image, 'icon-padding': 1, 'text-field': ['step', ['zoom'], '', 15.5, ['coalesce', ['get', 'name'], '']],
      'text-font': font, 'text-size': 11.5, 'text-offset': [0, 1.1], 'text-anchor': 'top', 'text-optional': true,
    },
    paint: { 'text-color': dark ? '#e6edeb' : '#13211f', 'text-halo-color': halo, 'text-halo-width': 1.5 },
  });
  const colours = iconColours(dark);
  if (layers.stops) out.push(dots('stops', colours.stop), signs('stops', iconName('stop')));
  if (layers.facilities) out.push(dots('facilities', colours.facility), signs('facilities', ['concat', iconName(''), ['get', 'category']]));
  return out;
}

export async function makeMap(place: HTMLElement, tiles: BigMapTiles, words: Record<string, string>): Promise<MapLibre> {
  maplibre.setWorkerUrl(new URL(worker, import.meta.url).href);
  await Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 16px Hyperlegible`)));
  const description = (await (await fetch(tiles.description)).json()) as { bounds?: [number, number, number, number] };
  const bounds = description.bounds;
  const style = baseStyle(absolute(tiles.base), isDark());
  style.sources['plan'] = { type: 'vector', tiles: [absolute(tiles.plan)], minzoom: 8, maxzoom: 15 };
  const map = new maplibre.Map({
    container: place, style, attributionControl: false, dragRotate: false, pitchWithRotate: false, minZoom: 9, maxZoom: 18,
    ...(bounds ? { bounds, fitBoundsOptions: { padding: 24 } } : {}),
    fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150,
    locale: { 'NavigationControl.ZoomIn': words['zoomIn'] ?? '', 'NavigationControl.ZoomOut': words['zoomOut'] ?? '', 'Map.Title': words['label'] ?? '' },
  });
  map.on('error', ({ error }) => sayTrouble(error));
  sayDrawn(map, place);
  map.touchZoomRotate.disableRotation();
  await new Promise<void>((done, fail) => {
    map.once('load', () => done());
    map.once('error', (event) => { if (!map.isStyleLoaded()) fail(event.error); });
  });
  addIcons(map, isDark());
  addDisc(map);
  return map;
}

export function addControls(map: MapLibre, attribution: string) {
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new maplibre.ScaleControl({ unit: 'metric' }), 'bottom-right');
  map.addControl(new maplibre.AttributionControl({ compact: false, customAttribution: attribution }), 'bottom-left');
}

/** Shows a choice on a map: what was above the ground goes, what is chosen comes. */
export function show(map: MapLibre, tiles: BigMapTiles, choice: Choice, shown: Shown) {
  for (const layer of map.getStyle().layers) {
    if (layer.id !== 'paper' && 'source' in layer && !groundLayers.has(layer.id)) map.removeLayer(layer.id);
  }
  const address = choice.indicator ? absolute(`${tiles.indicators}?indicator=${encodeURIComponent(choice.indicator.id)}`) : null;
  const known = map.getSource('indicators') as { tiles?: string[] } | undefined;
  if (known && known.tiles?.[0] !== address) map.removeSource('indicators');
  if (address && !map.getSource('indicators')) map.addSource('indicators', { type: 'vector', tiles: [address], minzoom: 8, maxzoom: 15 });
  for (const layer of overlays(choice, shown)) map.addLayer(layer, layer.id === 'values' ? 'streets' : undefined);
  const visible = choice.layers.districts ? 'visible' : 'none';
  for (const id of ['districts', 'part-names', 'district-names']) map.setLayoutProperty(id, 'visibility', visible);
}
const groundLayers = new Set(['green', 'water', 'streets', 'buildings', 'districts', 'part-names', 'district-names']);

/** Two maps move as one. Returns what ends it. */
export function tie(one: MapLibre, other: MapLibre): () => void {
  let busy = false;
  const follow = (from: MapLibre, to: MapLibre) => () => {
    if (busy) return;
    busy = true;
    to.jumpTo({ center: from.getCenter(), zoom: from.getZoom() });
    busy = false;
  };
  const there = follow(one, other);
  const back = follow(other, one);
  one.on('move', there);
  other.on('move', back);
  there();
  return () => { one.off('move', there); other.off('move', back); };
}

/** What lies at a point of the screen, the most particular first. */
export function findAt(map: MapLibre, point: maplibre.PointLike): Found | null {
  for (const feature of map.queryRenderedFeatures(point)) {
    const p = feature.properties as Record<string, string | number | undefined>;
    if (feature.layer.id.startsWith('places')) return { kind: 'measure', title: String(p['title']), code: String(p['code']) };
    if (feature.layer.id.startsWith('concept')) return { kind: 'element', title: String(p['title']) };
    if (feature.layer.id.startsWith('stops')) return { kind: 'stop', title: String(p['name'] ?? '') };
    if (feature.layer.id.startsWith('facilities')) return { kind: 'facility', title: String(p['name'] ?? ''), category: String(p['category']) };
    if (feature.layer.id === 'values') {
      const number = (key: string) => (typeof p[key] === 'number' ? { [key]: p[key] } : {});
      return { kind: 'value', title: String(p['name'] ?? ''), values: { ...number('today'), ...number('planned'), ...number('change') } };
    }
  }
  return null;
}
