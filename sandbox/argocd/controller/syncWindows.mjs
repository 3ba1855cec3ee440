const HOUR_MS = 3600_000;
const MINUTE_MS = 60_000;

/**
 * The sync windows of a project that are about an application, those that are open now, and whether a person may sync.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync_windows/
 * @param {object | undefined} project an AppProject
 * @param {object} application
 * @param {number} now
 */
export function syncWindowsOf(project, application, now) {
  const assigned = (project?.spec.syncWindows ?? []).filter(
    ({ applications = [], namespaces = [] }) =>
      applications.some(name => matches(name, application.metadata.name)) ||
      namespaces.some(name =>
        matches(name, application.spec.destination.namespace),
      ),
  );
  const active = assigned.filter(window => isOpen(window, now));
  const denying = active.filter(({ kind }) => kind === 'deny');
  const allowing = assigned.filter(({ kind }) => kind === 'allow');
  const isAllowed =
    allowing.length === 0 || allowing.some(window => active.includes(window));
  const manual = list => list.every(({ manualSync }) => manualSync);
  return {
    assigned,
    active,
    canSync: manual(denying) && (isAllowed || manual(allowing)),
    canSyncAutomatically: denying.length === 0 && isAllowed,
  };
}

function matches(pattern, name) {
  const parts = pattern.split('*').map(part => part.replace(/\W/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}

/** True if the schedule was last due less than the duration ago. Times are UTC. */
function isOpen({ schedule, duration }, now) {
  const fields = schedule.trim().split(/\s+/);
  const minutes = (Number.parseInt(duration, 10) * HOUR_MS) / MINUTE_MS;
  const current = Math.floor(now / MINUTE_MS);
  for (let ago = 0; ago < minutes; ago += 1) {
    if (isDue(fields, new Date((current - ago) * MINUTE_MS))) return true;
  }
  return false;
}

function isDue([minute, hour, day, month, weekday], time) {
  return (
    includes(minute, time.getUTCMinutes()) &&
    includes(hour, time.getUTCHours()) &&
    includes(day, time.getUTCDate()) &&
    includes(month, time.getUTCMonth() + 1) &&
    includes(weekday, time.getUTCDay())
  );
}

/** A field of a cron schedule: `*`, `5`, `1-5`, `1,3`. */
function includes(field, value) {
  return field.split(',').some(part => {
    const [from, to = from] = part.split('-').map(Number);
    return part === '*' || (value >= from && value <= to);
  });
}
