// How the moving map looks: quiet ground from our own tiles, the page's features on top.
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';

const font = ['Hyperlegible'];

interface Colours { paper: string; green: string; water: string; built: string; street: string; edge: string; ink: string; halo: string }
const light: Colours = {
  paper: '#f2f5f4', green: '#dce9dc', water: '#cfe3ea', built: '#dcdfdd', street: '#ffffff', edge: '#cdd6d3', ink: '#2b3a37', halo: '#ffffff',
};
const night: Colours = {
  paper: '#131d1f', green: '#1b2c25', water: '#17303a', built: '#263336', street: '#344447', edge: '#2a393c', ink: '#d5dfdc', halo: '#131d1f',
};

const wide = (near: number, far: number): ExpressionSpecification => ['interpolate', ['exponential', 1.5], ['zoom'], 11, far, 17, near];

export function baseStyle(tiles: string, dark: boolean): StyleSpecification {
  const c = dark ? night : light;
  const base = { source: 'base' } as const;
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
      {
        id: 'district-names', type: 'symbol', ...base, 'source-layer': 'district_labels', maxzoom: 14.5,
        layout: { 'text-field': ['get', 'name'], 'text-font': font, 'text-size': 13, 'text-max-width': 8 },
        paint: { 'text-color': c.ink, 'text-halo-color': c.halo, 'text-halo-width': 1.5 },
      },
    ],
  };
}

const is = (type: string): ExpressionSpecification => ['==', ['geometry-type'], type];

export function featureLayers(source: string, dark: boolean): LayerSpecification[] {
  const c = dark ? night : light;
  const colour: ExpressionSpecification = ['coalesce', ['get', 'colour'], dark ? '#86d3df' : '#0b5867'];
  return [
    {
      id: 'feature-areas', type: 'fill', source, filter: is('Polygon'),
      paint: { 'fill-color': colour, 'fill-opacity': ['case', ['has', 'share'], ['+', 0.1, ['*', 0.6, ['coalesce', ['get', 'share'], 0]]], 0.22] },
    },
    { id: 'feature-edges', type: 'line', source, filter: is('Polygon'), paint: { 'line-color': colour, 'line-width': 1.75 } },
    { id: 'feature-lines', type: 'line', source, filter: is('LineString'), paint: { 'line-color': colour, 'line-width': 4 }, layout: { 'line-cap': 'round' } },
    {
      id: 'feature-points', type: 'circle', source, filter: is('Point'),
      paint: { 'circle-color': colour, 'circle-radius': 7, 'circle-stroke-color': c.halo, 'circle-stroke-width': 2 },
    },
    {
      id: 'feature-labels', type: 'symbol', source, filter: ['has', 'label'],
      layout: { 'text-field': ['get', 'label'], 'text-font': font, 'text-size': 12, 'text-offset': [0, 1.1], 'text-anchor': 'top', 'text-optional': true },
      paint: { 'text-color': c.ink, 'text-halo-color': c.halo, 'text-halo-width': 1.75 },
    },
  ];
}
