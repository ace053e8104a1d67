package dev.ergon.sim.external.gz;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto;
import java.util.List;

/** One message of each type that the stack uses, with every field that is ours set. */
final class Samples {
  private static final String HEAD =
      "header { stamp { sec: 12 nsec: 345 } data { key: \"frame\" value: \"a\" value: \"b\" } } ";
  private static final String POSE =
      "name: \"cup\" id: 7 position { x: 0.1 y: -2 z: 3e-7 } orientation { x: 0.5 y: -0.5 z: 0.5 w:"
          + " 0.5 } ";

  static final List<Message> ALL =
      List.of(
          parse(GzMessagesProto.Boolean.getDefaultInstance(), HEAD + "data: true"),
          parse(GzMessagesProto.Double.getDefaultInstance(), HEAD + "data: -1.5"),
          parse(GzMessagesProto.StringMsg.getDefaultInstance(), HEAD + "data: \"gr\\303\\274n\""),
          parse(GzMessagesProto.Empty.getDefaultInstance(), "unused: true"),
          parse(GzMessagesProto.Pose.getDefaultInstance(), HEAD + POSE),
          parse(GzMessagesProto.Pose_V.getDefaultInstance(), HEAD + "pose { " + POSE + "}"),
          parse(
              GzMessagesProto.Model.getDefaultInstance(),
              HEAD
                  + "name: \"arm\" id: 3 pose { "
                  + POSE
                  + "} joint { name: \"joint1\" id: 4 parent: \"a\" child: \"b\" axis1 { position:"
                  + " 0.25 velocity: -0.5 force: 12 } }"),
          parse(
              GzMessagesProto.JointTrajectory.getDefaultInstance(),
              HEAD
                  + "joint_names: \"joint1\" joint_names: \"joint2\" points { positions: 1"
                  + " positions: 2 velocities: 3 velocities: 4 accelerations: 5 accelerations: 6"
                  + " effort: 7 effort: 8 time_from_start { sec: 1 nsec: 500 } }"),
          parse(
              GzMessagesProto.Image.getDefaultInstance(),
              HEAD
                  + "width: 2 height: 1 step: 6 data: \"\\001\\002\\003\\377\\000\\200\""
                  + " pixel_format_type: RGB_INT8"),
          parse(
              GzMessagesProto.Clock.getDefaultInstance(),
              HEAD + "system { sec: 1 nsec: 2 } real { sec: 3 nsec: 4 } sim { sec: 5 nsec: 6 }"),
          parse(
              GzMessagesProto.WorldControl.getDefaultInstance(),
              HEAD
                  + "pause: true step: true multi_step: 9 reset { all: true time_only: true"
                  + " model_only: true } seed: 11 run_to_sim_time { sec: 8 nsec: 9 }"),
          parse(
              GzMessagesProto.WorldStatistics.getDefaultInstance(),
              HEAD
                  + "sim_time { sec: 1 } pause_time { sec: 2 } real_time { sec: 3 } paused: true"
                  + " iterations: 4 model_count: 5 real_time_factor: 0.75 step_size { nsec: 1000 }"),
          parse(
              GzMessagesProto.EntityFactory.getDefaultInstance(),
              HEAD
                  + "sdf: \"<sdf/>\" pose { "
                  + POSE
                  + "} name: \"cup\" allow_renaming: true relative_to: \"table\""));

  private Samples() {}

  static Message parse(Message type, String text) {
    try {
      Message.Builder builder = type.newBuilderForType();
      TextFormat.merge(text, builder);
      return builder.build();
    } catch (TextFormat.ParseException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
