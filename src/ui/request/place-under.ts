/** Puts a popover under (or, without room, over) its field, in the top layer, and keeps it there. */

const gap = 4;
const leastWidth = 372;
const mostHeight = 400;
/** Room below that is enough to open downwards. */
const enough = 240;

/** Shows the popover; the answer lets go of it. */
export function placeUnder(field: HTMLElement, pop: HTMLElement): () => void {
  pop.showPopover();
  const place = () => {
    const { left, top, bottom, width } = field.getBoundingClientRect();
    const below = innerHeight - bottom - 2 * gap;
    const above = top - 2 * gap;
    const up = below < enough && above > below;
    const wide = Math.min(Math.max(width, leastWidth), innerWidth - 2 * gap);
    pop.style.width = `${wide}px`;
    pop.style.left = `${Math.max(gap, Math.min(left, innerWidth - wide - gap))}px`;
    pop.style.top = up ? 'auto' : `${bottom + gap}px`;
    pop.style.bottom = up ? `${innerHeight - top + gap}px` : 'auto';
    pop.style.maxHeight = `${Math.min(mostHeight, up ? above : below)}px`;
  };
  place();
  const options = { capture: true, passive: true } as const;
  addEventListener('scroll', place, options);
  addEventListener('resize', place);
  return () => {
    removeEventListener('scroll', place, options);
    removeEventListener('resize', place);
  };
}
