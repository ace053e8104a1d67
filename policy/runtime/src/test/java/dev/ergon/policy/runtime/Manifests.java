package dev.ergon.policy.runtime;

/** Manifests of the tiny bundles, as text that tests change. */
final class Manifests {
  private Manifests() {}

  /** Of the LLaVA-shaped bundle: one camera, seven numbers, one action. */
  static String llava() {
    return """
    {
      "format": "ergon-policy/1",
      "name": "tiny",
      "family": "llava",
      "prompt": {
        "action": "USER: <image>\\nWhat action should the robot take to {instruction}? ASSISTANT:",
        "question": "USER: <image>\\n{instruction} ASSISTANT:"
      },
      "action_tokens": {
        "scheme": "openvla",
        "vocabulary_size": 832,
        "normalisation": "openvla",
        "statistics": {
          "q01": [-0.03, -0.04, -0.035, -0.1, -0.12, -0.2, 0.0],
          "q99": [0.03, 0.045, 0.04, 0.11, 0.12, 0.21, 1.0],
          "mask": [true, true, true, true, true, true, false]
        }
      },
      "action_space": {
        "name": "delta end effector",
        "frame": "base_link",
        "rotation": "rotation_vector",
        "gripper": "one_is_open",
        "dimensions": [
          {"name": "dx", "kind": "delta_position", "low": -0.05, "high": 0.05},
          {"name": "dy", "kind": "delta_position", "low": -0.05, "high": 0.05},
          {"name": "dz", "kind": "delta_position", "low": -0.05, "high": 0.05},
          {"name": "rx", "kind": "delta_rotation", "low": -0.25, "high": 0.25},
          {"name": "ry", "kind": "delta_rotation", "low": -0.25, "high": 0.25},
          {"name": "rz", "kind": "delta_rotation", "low": -0.25, "high": 0.25},
          {"name": "gripper", "kind": "gripper", "low": 0, "high": 1}
        ]
      },
      "decode": {"mode": "autoregressive"},
      "step_period": "200 ms",
      "chunk_length": 1,
      "cameras": [{"name": "front", "width": 96, "height": 96}],
      "images": {"resize_backend": "pillow"},
      "training_data": "none: random weights"
    }
    """;
  }

  /** RT-2 strings in chunks of two: a terminate class, then the same seven numbers. */
  static String rt2() {
    return llava()
        .replaceAll("(?s)\"action_tokens\": \\{.*?\\n  \\},", RT2_TOKENS)
        .replace(
            "{\"name\": \"dx\"",
            "{\"name\": \"done\", \"kind\": \"terminate\", \"low\": 0, \"high\": 1},\n"
                + "      {\"name\": \"dx\"")
        .replace("\"chunk_length\": 1", "\"chunk_length\": 2");
  }

  private static final String RT2_TOKENS =
      "\"action_tokens\": {\"scheme\": \"rt2\", \"vocabulary_size\": 832, \"decoding\": \"centre\"},";
}
