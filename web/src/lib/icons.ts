// Signs of facilities and stops in the moving map and its legend: drawings of Maki and Temaki (both CC0), 15 × 15 units.
import type { Map as MapLibre } from 'maplibre-gl';
import bus from '@mapbox/maki/icons/bus.svg?raw';
import doctor from '@mapbox/maki/icons/doctor.svg?raw';
import grocery from '@mapbox/maki/icons/grocery.svg?raw';
import library from '@mapbox/maki/icons/library.svg?raw';
import pharmacy from '@mapbox/maki/icons/pharmacy.svg?raw';
import pitch from '@mapbox/maki/icons/pitch.svg?raw';
import playground from '@mapbox/maki/icons/playground.svg?raw';
import post from '@mapbox/maki/icons/post.svg?raw';
import school from '@mapbox/maki/icons/school.svg?raw';
import theatre from '@mapbox/maki/icons/theatre.svg?raw';
import primarySchool from '@rapideditor/temaki/icons/school.svg?raw';
import blocks from '@rapideditor/temaki/icons/sandbox.svg?raw';

/** Categories of facilities as in the tiles, and "stop". */
const drawings: Record<string, string> = {
  groceries: grocery, general_practice: doctor, pharmacy, kita: blocks, primary_school: primarySchool, playground,
  secondary_school: school, sport: pitch, culture: theatre, library, everyday: post, stop: bus,
};
const size = 15;

export const facilityKinds = Object.keys(drawings).filter((kind) => kind !== 'stop');

/** The outlines of a sign, as the attribute d of a path. */
export function outlines(kind: string): string {
  const found = [...(drawings[kind] ?? '').matchAll(/<path[^>]*?\sd="([^"]+)"/g)].map(([, path]) => path);
  return found.join(' ').replace(/&#x[0-9A-Fa-f]+;/g, ' '); // line breaks, as XML writes them
}

export const iconColours = (dark: boolean) => ({ facility: dark ? '#c3a9e6' : '#6a4c93', stop: dark ? '#f0ad7b' : '#a4541d', sign: dark ? '#131d1f' : '#ffffff' });
export const iconName = (kind: string) => `sign-${kind}`;

/** Every sign on a disc, ready for symbol layers under iconName(). In the browser only. */
export function addIcons(map: MapLibre, dark: boolean) {
  const colours = iconColours(dark);
  const ratio = 2;
  const across = 22 * ratio;
  for (const kind of Object.keys(drawings)) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = across;
    const pen = canvas.getContext('2d');
    if (!pen || map.hasImage(iconName(kind))) continue;
    pen.fillStyle = colours.sign;
    pen.beginPath();
    pen.arc(across / 2, across / 2, across / 2, 0, 2 * Math.PI);
    pen.fill();
    pen.fillStyle = kind === 'stop' ? colours.stop : colours.facility;
    pen.beginPath();
    pen.arc(across / 2, across / 2, across / 2 - ratio, 0, 2 * Math.PI);
    pen.fill();
    const scale = (13 * ratio) / size;
    pen.translate((across - size * scale) / 2, (across - size * scale) / 2);
    pen.scale(scale, scale);
    pen.fillStyle = colours.sign;
    pen.fill(new Path2D(outlines(kind)));
    map.addImage(iconName(kind), pen.getImageData(0, 0, across, across), { pixelRatio: ratio });
  }
}
