"""Starts Ergon under ROS 2's launch system:

    ros2 launch launch/ros2/ergon.launch.py ergon:=/opt/ergon/ergon file:=arm.yaml domain:=0

Ctrl-C is passed on; Ergon holds the arm and ends within ten seconds.
"""

from launch import LaunchDescription
from launch.actions import DeclareLaunchArgument, ExecuteProcess
from launch.substitutions import LaunchConfiguration


def generate_launch_description():
    return LaunchDescription(
        [
            DeclareLaunchArgument("ergon", default_value="ergon", description="the launcher script"),
            DeclareLaunchArgument("file", description="Ergon's launch file"),
            DeclareLaunchArgument("domain", default_value="0", description="ROS 2 domain"),
            DeclareLaunchArgument("respawn", default_value="false", description="start anew when it ends"),
            ExecuteProcess(
                cmd=[LaunchConfiguration("ergon"), "run", LaunchConfiguration("file")],
                additional_env={"ROS_DOMAIN_ID": LaunchConfiguration("domain")},
                respawn=LaunchConfiguration("respawn"),
                respawn_delay=2.0,
                sigterm_timeout="10",
                sigkill_timeout="5",
                output="screen",
            ),
        ]
    )
