// How the moving map looks: quiet ground from our own tiles, the page's features on top.
import { discLayout } from './disc.ts';
import type { ExpressionSpecification, LayerSpecification, StyleSpecification, SymbolLayerSpecification } from 'maplibre-gl';

const font = ['Hyperlegible'];

interface Colours { paper: string; green: string; water: string; built: string; street: string; edge: string; ink: string; halo: string }
const light: Colours = {
  paper: '#f2f5f4', green: '#dce9dc', water: '#cfe3ea', built: '#d3d8d5', street: '#ffffff', edge: '#9fb0ab', ink: '#2b3a37', halo: '#ffffff',
};
const night: Colours = {
  paper: '#131d1f', green: '#1b2c25', water: '#17303a', built: '#2c3b3f', street: '#4f6367', edge: '#6f868b', ink: '#d5dfdc', halo: '#131d1f',
};

// Names keep off the dots of places: centred where there is room, else beside them.
const anchors: ('center' | 'top' | 'bottom' | 'left' | 'right' | 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right')[] = ['center', 'top', 'bottom', 'left', 'right', 'top-left', 'top-right', 'bottom-left', 'bottom-right'];
const besideDots = { 'text-variable-anchor': anchors, 'text-radial-offset': 1.3, 'text-padding': 0 };

const wide = (near: number, far: number): ExpressionSpecification => ['interpolate', ['exponential', 1.5], ['zoom'], 11, far, 17, near];

export function baseStyle(tiles: string, dark: boolean): StyleSpecification {
  const c = dark ? night : light;
  const base = { source: 'base' } as const;
  const names = (id: string, level: string, more: SymbolLayerSpecification['layout']): LayerSpecification => ({
    id, type: 'symbol', ...base, 'source-layer': 'district_labels', maxzoom: 14.5, filter: ['==', ['get', 'level'], level],
    layout: { 'text-field': ['get', 'name'], 'text-font': font, 'text-size': 13, 'text-max-width': 8, ...more },
    paint: { 'text-color': c.ink, 'text-halo-color': c.halo, 'text-halo-width': 1.5 },
  });
  return {
    version: 8,
    sources: { base: { type: 'vector', tiles: [tiles], minzoom: 8, maxzoom: 15 } },
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': c.paper } },
      { id: 'green', type: 'fill', ...base, 'source-layer': 'green', paint: { 'fill-color': c.green } },
      { id: 'water', type: 'fill', ...base, 'source-layer': 'water', paint: { 'fill-color': c.water } },
      { id: 'streets', type: 'line', ...base, 'source-layer': 'streets', paint: { 'line-color': c.street, 'line-width': wide(7, 0.6) }, layout: { 'line-cap': 'round', 'line-join': 'round' } },
      { id: 'buildings', type: 'fill', ...base, 'source-layer': 'buildings', minzoom: 13, paint: { 'fill-color': c.built } },
      { id: 'districts', type: 'line', ...base, 'source-layer': 'districts', paint: { 'line-color': c.edge, 'line-width': 1.5, 'line-dasharray': [4, 2] } },
      // A district that is its own only part has two names at one place. The upper is placed first; where it had to step
      // aside for a dot, the lower finds no room either: it never says the same twice.
      names('part-names', 'statistical', {}),
      names('district-names', 'ortsbezirk', besideDots),
    ],
  };
}

const is = (type: string): ExpressionSpecification => ['==', ['geometry-type'], type];

/** The colour of a feature. Colours of the plan are made for white paper; in the dark they are lightened. */
export function featureColour(dark: boolean): ExpressionSpecification {
  const given: ExpressionSpecification = ['to-color', ['get', 'colour'], '#0b5867'];
  return dark ? ['interpolate', ['linear'], 0.45, 0, given, 1, '#ffffff'] : given;
}

export function featureLayers(source: string, dark: boolean): LayerSpecification[] {
  const c = dark ? night : light;
  const colour = featureColour(dark);
  return [
    {
      id: 'feature-areas', type: 'fill', source, filter: is('Polygon'),
      paint: { 'fill-color': colour, 'fill-opacity': 0.22 },
    },
    { id: 'feature-edges', type: 'line', source, filter: is('Polygon'), paint: { 'line-color': colour, 'line-width': 1.75 } },
    { id: 'feature-lines', type: 'line', source, filter: is('LineString'), paint: { 'line-color': colour, 'line-width': 4 }, layout: { 'line-cap': 'round' } },
    {
      id: 'feature-points', type: 'symbol', source, filter: is('Point'), layout: discLayout,
      paint: { 'icon-color': colour, 'icon-halo-color': c.halo, 'icon-halo-width': 1.5 },
    },
  ];
}
