import manifest from '../../package.json' with { type: 'json' };

/** Which program wrote a text of its own. */
export const programVersion: string = manifest.version;
