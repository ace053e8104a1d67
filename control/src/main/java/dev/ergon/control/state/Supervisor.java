package dev.ergon.control.state;

/**
 * Runs the {@link StateMachine}: turns requests, the robot's health and the deadlines into events
 * and the status of each cycle. Owned by the control thread. Real-time safe.
 */
public final class Supervisor {
  /** How many cycles in a row the arm must be seen at rest before it is armed. */
  private static final int ARMING_CYCLES = 10;

  private final CycleRequests requests;
  private final Deadlines deadlines;
  private final Deadman policy;
  private final Deadman observation;
  private final Deadman operator;
  private ControlState state = ControlState.BOOT;
  private ControlStatus status = ControlStatus.WAITING_FOR_ROBOT;
  private ControlStatus fault = ControlStatus.OK;
  private boolean holdRequested;
  private boolean stalled;
  private boolean atRest;
  private boolean resetPending;
  private int restCycles;
  private long armingSinceNanos;
  private long taskEpoch;
  private boolean terminated;
  private long lastChunkNanos;

  public Supervisor(CycleRequests requests, Deadlines deadlines) {
    this.requests = requests;
    this.deadlines = deadlines;
    policy = new Deadman(deadlines.policyNanos());
    observation = new Deadman(deadlines.observationHoldNanos());
    operator = new Deadman(deadlines.operatorNanos());
  }

  public ControlState state() {
    return state;
  }

  public ControlStatus status() {
    return status;
  }

  /** The task that runs, as {@link OperatorRequests#epoch} counts them. */
  public long taskEpoch() {
    return taskEpoch;
  }

  public boolean terminated() {
    return terminated;
  }

  /** The terminate action of the running task has been reached. */
  public void terminate() {
    terminated = true;
  }

  /** A chunk of the running task was taken in. After a stall the arm comes to rest first. */
  public void chunkTaken(long nowNanos) {
    lastChunkNanos = nowNanos;
    stalled &= !atRest;
  }

  /** The control loop stood still; what was to be done is out of date. */
  public void stalled() {
    stalled = true;
  }

  /** Answers true where another task runs than in the last cycle, or none. */
  public boolean taskChanged(long nowNanos) {
    long epoch = requests.epoch();
    if (epoch == taskEpoch) {
      return false;
    }
    taskEpoch = epoch;
    terminated = false;
    stalled = false;
    holdRequested = false;
    lastChunkNanos = nowNanos;
    return true;
  }

  /**
   * Takes in what people asked for and how the robot is.
   *
   * @param health OK or what is wrong
   * @param commandAtRest whether the command stands still
   * @param armAtRest whether the arm is measured to be at rest
   */
  public void supervise(
      long nowNanos, ControlStatus health, boolean commandAtRest, boolean armAtRest) {
    atRest = commandAtRest;
    int asked = requests.asked();
    boolean healthy = health == ControlStatus.OK;
    if (healthy) {
      happen(StateEvent.ROBOT_SEEN);
    } else if (state != ControlState.BOOT && state != ControlState.FAULTED) {
      raise(health);
    }
    if ((asked & OperatorRequests.ESTOP) != 0) {
      happen(StateEvent.ESTOP);
      resetPending = false;
    }
    if ((asked & OperatorRequests.STOP) != 0) {
      happen(StateEvent.STOP);
    }
    if ((asked & OperatorRequests.HOLD) != 0) {
      holdRequested = true;
    }
    if (commandAtRest) {
      happen(StateEvent.AT_REST);
    }
    reset(asked, commandAtRest, healthy);
    int halts = OperatorRequests.ESTOP | OperatorRequests.STOP | OperatorRequests.HOLD;
    if ((asked & OperatorRequests.ARM) != 0 && (asked & halts) == 0) {
      arm(nowNanos);
    }
    if (state == ControlState.ARMING) {
      arming(nowNanos, armAtRest);
    }
  }

  private void reset(int asked, boolean commandAtRest, boolean healthy) {
    boolean latched = state == ControlState.FAULTED || state == ControlState.ESTOPPED;
    boolean estopNow = (asked & OperatorRequests.ESTOP) != 0;
    resetPending = latched && !estopNow && (resetPending || (asked & OperatorRequests.RESET) != 0);
    if (resetPending && commandAtRest && healthy) {
      happen(StateEvent.RESET);
      resetPending = false;
      fault = ControlStatus.OK;
    }
  }

  private void arm(long nowNanos) {
    holdRequested = false;
    if (state == ControlState.IDLE) {
      armingSinceNanos = nowNanos;
      restCycles = 0;
    }
    happen(StateEvent.ARM);
  }

  private void arming(long nowNanos, boolean armAtRest) {
    restCycles = armAtRest ? restCycles + 1 : 0;
    if (restCycles >= ARMING_CYCLES) {
      happen(StateEvent.ARMED);
    } else if (nowNanos - armingSinceNanos > deadlines.armingNanos()) {
      raise(ControlStatus.FAULT_ARMING);
    }
  }

  /** Something is wrong, from now until reset. */
  public void raise(ControlStatus what) {
    happen(StateEvent.FAULT);
    if (state == ControlState.FAULTED && fault == ControlStatus.OK) {
      fault = what;
    }
  }

  /**
   * Why no action may run now; OK where one may.
   *
   * @param stopNanos how long the arm would take to stop
   */
  public ControlStatus holdReason(long nowNanos, long stopNanos) {
    if (holdRequested) {
      return ControlStatus.HELD_ON_REQUEST;
    }
    if (!OperatorRequests.isTask(taskEpoch)) {
      return ControlStatus.HELD_NO_TASK;
    }
    if (terminated) {
      return ControlStatus.HELD_TERMINATED;
    }
    if (deadlines.operatorNanos() > 0
        && operator.isLate(requests.operatorNanos(), nowNanos, stopNanos)) {
      return ControlStatus.HELD_OPERATOR_LATE;
    }
    if (stalled) {
      return ControlStatus.HELD_OVERRUN;
    }
    long observed = requests.observedNanos();
    if (observed != Long.MIN_VALUE && observation.isLate(observed, nowNanos, stopNanos)) {
      return ControlStatus.HELD_OBSERVATION_STALE;
    }
    if (policy.isLate(lastChunkNanos, nowNanos, stopNanos)) {
      return ControlStatus.HELD_POLICY_LATE;
    }
    return ControlStatus.OK;
  }

  /** 1 while observations are fresh, falling to 0 as they near the age at which the arm holds. */
  public double freshness(long nowNanos) {
    long observed = requests.observedNanos();
    if (observed == Long.MIN_VALUE) {
      return 1;
    }
    double over = (double) nowNanos - observed - deadlines.observationSlowNanos();
    double span = deadlines.observationHoldNanos() - deadlines.observationSlowNanos();
    return over <= 0 ? 1 : Math.max(0, 1 - over / span);
  }

  /** An action runs. */
  public void running() {
    happen(StateEvent.ACTION_READY);
  }

  /** No action runs. */
  public void holding() {
    happen(StateEvent.HOLD);
  }

  /**
   * The status of this cycle: {@code motion} where the state allows motion, else the state's own.
   */
  public ControlStatus conclude(ControlStatus motion) {
    status =
        switch (state) {
          case BOOT -> ControlStatus.WAITING_FOR_ROBOT;
          case IDLE -> ControlStatus.IDLE_NOT_ARMED;
          case ARMING -> ControlStatus.ARMING;
          case RUNNING, HOLDING -> motion;
          case STOPPING -> ControlStatus.STOPPING;
          case FAULTED -> fault;
          case ESTOPPED -> ControlStatus.ESTOPPED;
        };
    return status;
  }

  private void happen(StateEvent event) {
    state = StateMachine.next(state, event);
  }
}
