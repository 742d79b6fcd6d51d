// Mounts the islands: the parts of a page that live in the browser. Each is loaded on its own, a map library only where
// there is a map. Without scripts the content between the tags stays.
import { mount, type Component } from 'svelte';

const islands = import.meta.glob<{ default: Component<Record<string, unknown>> }>('./islands/*.svelte');

for (const place of document.querySelectorAll<HTMLElement>('[data-island]')) {
  const load = islands[`./islands/${place.dataset['island']}.svelte`];
  const data = place.querySelector(':scope > script[type="application/json"]')?.textContent;
  const target = place.querySelector<HTMLElement>(':scope > [data-mount]');
  if (!load || !data || !target) continue;
  try {
    const { default: Island } = await load();
    target.replaceChildren();
    mount(Island, { target, props: JSON.parse(data) as Record<string, unknown> });
    place.dataset['ready'] = 'yes';
  } catch (failure) {
    place.dataset['ready'] = 'failed';
    console.error(`${place.dataset['island']}:`, failure);
  }
}
