/** Gives the focus to what is on its way: a row out of sight takes it once the list has measured it, a frame or two later. */

const mostFrames = 20;

/** Gives up when it is not `wanted` any more. */
export async function focusOnceShown(
  find: () => HTMLElement | null | undefined,
  wanted: () => boolean,
): Promise<void> {
  for (let frame = 0; frame < mostFrames && wanted(); frame += 1) {
    const element = find();
    element?.focus({ preventScroll: true });
    if (element && element === document.activeElement) return;
    await new Promise(requestAnimationFrame);
  }
}
