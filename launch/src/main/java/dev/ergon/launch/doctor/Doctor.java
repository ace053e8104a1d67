package dev.ergon.launch.doctor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Looks the host over. */
public final class Doctor {
  private final HostFiles host;

  public Doctor(HostFiles host) {
    this.host = host;
  }

  /** Everything looked for, in the order to read it. */
  public List<Finding> examine() {
    JvmProbe jvm = new JvmProbe();
    RealTimeProbe realTime = new RealTimeProbe(host);
    PeerProbe peers = new PeerProbe(host);
    List<Finding> findings = new ArrayList<>();
    Collections.addAll(
        findings,
        jvm.jdk(),
        jvm.collector(),
        jvm.machine(),
        realTime.priority(),
        realTime.lockedMemory(),
        realTime.kernel(),
        peers.receiveBuffer(),
        peers.cameras(),
        peers.serialPorts(),
        peers.broker(),
        peers.ros1(),
        peers.gpu());
    findings.addAll(new InferenceProbe().providers());
    return findings;
  }
}
