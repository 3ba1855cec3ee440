import { timeText } from '../../quota/texts';

/** A moment for people. */
export const Since = ({ time }: { time: string }) => (
  <time dateTime={time}>{timeText(time)}</time>
);
