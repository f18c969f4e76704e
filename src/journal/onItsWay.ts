/** So long, in milliseconds, a request may be on its way after its sender gave it up: what is not seen yet proves nothing. */
export const landsWithin = 60_000;
