import { timeText } from './times';

/** A moment for people. */
export const Since = ({ time }: { time: string }) => (
  <time dateTime={time}>{timeText(time)}</time>
);
