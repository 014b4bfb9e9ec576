declare const EPICEVENT_VERSION: string | undefined;

/** The version of the program; 0.0.0 where it runs from its sources. */
export const version = typeof EPICEVENT_VERSION === 'string' ? EPICEVENT_VERSION : '0.0.0';
