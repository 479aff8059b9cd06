import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import type { Place } from './postgres-place.ts';

/**
 * PostgreSQL refuses to run as root. `namespace`: root outside, 65534 inside a user namespace, so that files in a 0700 folder
 * stay readable. `user`: really another user; `setpriv` leaves it the right to pass folders that are closed to it.
 */
export type Identity =
  | { kind: 'self' }
  | { kind: 'namespace' }
  | { kind: 'user'; uid: number; gid: number; through: 'spawn' | 'setpriv' };

export interface Command {
  file: string;
  args: string[];
  uid?: number;
  gid?: number;
}

const NOBODY = 65534;
const NAMESPACE = ['-U', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

export function chooseIdentity(place: Place, avoidNamespace = false): Identity {
  const me = process.getuid?.();
  if (me === undefined) return { kind: 'self' };
  const cluster = existsSync(place.cluster) ? statSync(place.cluster) : undefined;
  if (me !== 0) {
    if (cluster && cluster.uid !== me) {
      throw new Error(
        `The database in ${place.cluster} belongs to another user (uid ${cluster.uid}); start the program as that ` +
          'user, or set DATA_DIR to another folder.',
      );
    }
    return { kind: 'self' };
  }
  if ((cluster?.uid ?? 0) === 0 && !avoidNamespace && works('unshare', [...NAMESPACE, 'true']))
    return { kind: 'namespace' };
  return otherUser(place, cluster?.uid || NOBODY, cluster?.gid || NOBODY);
}

/**
 * initdb wants its user to have a name; containers often run under a mere number. Inside a namespace that number is 65534, which
 * has a name, and outside the files still belong to it.
 */
export function identityForInitdb(identity: Identity): Identity {
  if (identity.kind !== 'self' || process.platform === 'win32' || hasName()) return identity;
  if (works('unshare', [...NAMESPACE, 'true'])) return { kind: 'namespace' };
  throw new Error(
    `The user with number ${process.getuid?.()} has no name on this machine, and PostgreSQL needs one; add the user to ` +
      '/etc/passwd, or set DATABASE_URL to a PostgreSQL 15 or newer.',
  );
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

function otherUser(place: Place, uid: number, gid: number): Identity {
  if ([place.programs, place.dataDir].every((path) => canPass(path, uid, gid)))
    return { kind: 'user', uid, gid, through: 'spawn' };
  if (works('setpriv', [...setprivArguments(uid, gid), 'true']))
    return { kind: 'user', uid, gid, through: 'setpriv' };
  throw new Error(
    `PostgreSQL does not run as root, and user ${uid} may not enter ${place.dataDir} or ${place.programs}; start the ` +
      'program as an ordinary user, or move it to folders that others may enter.',
  );
}

function canPass(path: string, uid: number, gid: number): boolean {
  const { uid: owner, gid: group, mode } = statSync(path);
  const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  return dirname(path) === path || canPass(dirname(path), uid, gid);
}

// PostgreSQL asks access(2) about its own program, and that looks at the rights of the user alone unless no_setuid_fixup is set.
function setprivArguments(uid: number, gid: number): string[] {
  return [
    '--securebits=+no_setuid_fixup',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ];
}

function works(file: string, args: string[]): boolean {
  return spawnSync(file, args, { stdio: 'ignore', cwd: '/' }).status === 0;
}

export function commandAs(identity: Identity, file: string, args: string[]): Command {
  if (identity.kind === 'namespace') return { file: 'unshare', args: [...NAMESPACE, file, ...args] };
  if (identity.kind === 'self') return { file, args };
  const { uid, gid, through } = identity;
  if (through === 'setpriv') return { file: 'setpriv', args: [...setprivArguments(uid, gid), file, ...args] };
  return { file, args, uid, gid };
}

/** Gives a folder to the user that PostgreSQL runs as; for the other identities it is theirs already. */
export function handOver(identity: Identity, path: string): void {
  if (identity.kind !== 'user' || !existsSync(path)) return;
  const { uid, gid } = identity;
  const seen = lstatSync(path);
  if (seen.uid === uid && seen.gid === gid) return;
  if (seen.isDirectory()) for (const name of readdirSync(path)) handOver(identity, join(path, name));
  chownSync(path, uid, gid);
}
