/** 840 → "14 min". Seconds are said only where they matter. */
export const duration = (seconds: number): string => {
  if (!Number.isFinite(seconds) || seconds < 0) return 'unknown time';
  const total = Math.round(seconds);
  if (total < 60) return `${total} s`;
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60];
  return [
    hours > 0 ? `${hours} h` : '',
    minutes > 0 ? `${minutes} min` : '',
    hours === 0 && rest > 0 ? `${rest} s` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
};

/** As exact as it came, up to what an SLO needs: 99.95 stays 99.95. */
export const percentWords = (percent: number): string =>
  Number.isFinite(percent) ? `${Number(percent.toFixed(3))}%` : 'unknown';

const cells = 10;

/** Drawn from the left; something is never nothing, and not quite all is never all. */
export const bar = (percent: number): string => {
  const share = Number.isFinite(percent) ? Math.min(100, Math.max(0, percent)) : 0;
  const nearest = Math.round((share / 100) * cells);
  const filled = share > 0 && nearest === 0 ? 1 : share < 100 && nearest === cells ? cells - 1 : nearest;
  return '█'.repeat(filled) + '░'.repeat(cells - filled);
};

export const scoreWords = (score: number): string =>
  Number.isFinite(score) ? `${Math.round(score)} of 100` : 'no score';
