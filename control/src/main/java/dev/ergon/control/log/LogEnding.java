package dev.ergon.control.log;

/** How a command log ends. */
public enum LogEnding {
  /** Its run ended in good order. */
  COMPLETE,
  /** It got as large as it may; its run went on. */
  FULL,
  /** In the middle: the process was killed, or the disk was full. */
  CUT_OFF
}
