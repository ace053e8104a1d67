package dev.ergon.launch.command;

import dev.ergon.core.error.ExitCode;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.gazebo.GazeboSimWire;
import dev.ergon.launch.ros1.Ros1SimWire;
import dev.ergon.launch.run.ShutdownRequest;
import dev.ergon.launch.sim.ServedArm;
import dev.ergon.launch.sim.ServedCamera;
import dev.ergon.launch.sim.ServedSimulator;
import dev.ergon.launch.sim.ServedSimulator.Pacing;
import dev.ergon.launch.sim.SimInbox;
import dev.ergon.launch.sim.SimWire;
import dev.ergon.sim.embedded.EmbeddedSimulator;
import dev.ergon.sim.embedded.arm.ArmChoice;
import dev.ergon.sim.embedded.render.EmbeddedCamera;
import dev.ergon.sim.embedded.task.Phrases;
import dev.ergon.sim.embedded.task.TabletopSuite;
import dev.ergon.sim.external.gz.GzDialect;
import dev.ergon.sim.external.gz.GzSettings;
import dev.ergon.transport.ros1.CommandLineLoader;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ergon sim serve}: the simulated arm and its cameras, as a robot on a wire. */
@Command(
    name = "serve",
    description = "Serve the simulated arm and its cameras over a wire, until Ctrl-C.")
final class ServeCommand implements Callable<Integer> {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  @Spec private CommandSpec spec;

  @Mixin private Ros2Options ros2 = new Ros2Options();

  @Option(
      names = "--ros1",
      description = "Over ROS 1, by ROS_MASTER_URI, ROS_IP and ROS_NAMESPACE.")
  private boolean ros1;

  @Option(
      names = "--gz",
      description =
          "Over Gazebo's transport, by GZ_PARTITION and GZ_IP, with the type names of --gz-types.")
  private boolean gz;

  @Option(
      names = "--gz-types",
      paramLabel = "gz|ignition",
      defaultValue = "gz",
      description = "What messages are called: ignition up to Fortress (default: gz).")
  private String gzTypes = "gz";

  @Option(
      names = "--wall-time",
      description = "Stamp by the host's time, and tell no other: for several simulators at once.")
  private boolean wallTime;

  @Option(
      names = "--lockstep",
      description = "Wait for control's answer to each state, however busy the host is.")
  private boolean lockstep;

  @Option(
      names = "--fast",
      description = "As --lockstep, and as fast as answers come: not at the host's pace.")
  private boolean fast;

  @Parameters(paramLabel = "NAME:=VALUE", description = "Remappings, as ROS 1 programs take them.")
  private List<String> remappings = List.of();

  @Option(
      names = "--arm",
      defaultValue = "ERGON",
      description =
          "Which arm stands at the table: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ArmChoice arm = ArmChoice.ERGON;

  @Option(
      names = "--camera",
      paramLabel = "NAME=WxH@HZ",
      description = "Cameras to serve (default: front=128x128@10 and wrist=128x128@10).")
  private List<String> cameras = List.of("front=128x128@10", "wrist=128x128@10");

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      defaultValue = "250",
      description = "Joint states and clock per simulated second (default: ${DEFAULT-VALUE}).")
  private int rateHz = 250;

  @Option(
      names = "--scene",
      paramLabel = "INSTRUCTION",
      description = "Lay out a scene in which this can be done (default: an empty table).")
  private @Nullable String scene;

  @Option(names = "--seed", paramLabel = "S", description = "Seed of the scene (default: 1).")
  private long seed = 1;

  @Override
  public Integer call() throws InterruptedException {
    if (rateHz < 1 || rateHz > 1000) {
      throw new InvalidInputException("--rate: got " + rateHz + ", wanted 1..1000");
    }
    List<SimWire> wires = wires();
    if (wires.isEmpty()) {
      throw new InvalidInputException("sim serve: wanted at least one wire; see --help");
    }
    try (ShutdownRequest shutdown = new ShutdownRequest();
        EmbeddedSimulator simulator = EmbeddedSimulator.create(arm.arm())) {
      List<EmbeddedCamera> views =
          cameras.stream().map(text -> ServedCamera.parse(text).open(simulator)).toList();
      ServedArm servedArm =
          new ServedArm(
              simulator.robot().model(),
              simulator.arm().urdf(),
              views.stream().map(view -> camera(view, simulator)).toList());
      ServedSimulator served =
          new ServedSimulator(
              simulator, views, wires, new SystemClock(), NANOS_PER_SECOND / rateHz, pacing());
      layOut(served);
      try {
        wires.forEach(wire -> start(wire, servedArm, served));
        served.serve(() -> shutdown.isRequested() || ended(wires).isPresent());
        ended(wires).ifPresent(why -> say("ends: " + why));
      } finally {
        wires.forEach(SimWire::close);
      }
    }
    return ExitCode.DONE.status();
  }

  private static ServedArm.Camera camera(EmbeddedCamera view, EmbeddedSimulator simulator) {
    return simulator.view().viewpoints().stream()
        .filter(viewpoint -> viewpoint.camera().equals(view.spec().name()))
        .map(viewpoint -> new ServedArm.Camera(view.spec(), viewpoint.verticalFovRad()))
        .findFirst()
        .orElseThrow();
  }

  private Pacing pacing() {
    return fast ? Pacing.ANSWERS : lockstep ? Pacing.LOCKSTEP : Pacing.HOST;
  }

  private static Optional<String> ended(List<SimWire> wires) {
    return wires.stream().flatMap(wire -> wire.ended().stream()).findFirst();
  }

  /** One wire for each transport that was asked for. */
  private List<SimWire> wires() {
    List<SimWire> wires = new ArrayList<>();
    if (ros1) {
      wires.add(new Ros1SimWire(new CommandLineLoader(remappings).build("ergon_sim"), !wallTime));
    }
    if (gz) {
      wires.add(
          new GazeboSimWire(GzSettings.of(System.getenv()).withDialect(GzDialect.named(gzTypes))));
    }
    ros2.wire().ifPresent(wires::add);
    return wires;
  }

  private void start(SimWire wire, ServedArm arm, SimInbox inbox) {
    wire.start(arm, inbox);
    say("serving " + wire.address() + "; Ctrl-C ends it");
  }

  private void say(String what) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("ergon sim: " + what);
    err.flush();
  }

  private void layOut(ServedSimulator served) {
    if (scene != null) {
      var task =
          Phrases.parse(scene)
              .orElseThrow(() ->
                  new InvalidInputException("--scene: the tabletop has no task '" + scene + "'"));
      served.load(new TabletopSuite(arm.arm().reach()).sceneFor(task, seed));
    }
  }
}
