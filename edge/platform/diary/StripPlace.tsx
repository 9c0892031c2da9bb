/** Room for the strip of the day that the script brings (app/client/drag-times.ts), so that nothing moves when it comes; none without a script. */
export const StripPlace = () => <div class="strip-place" />
