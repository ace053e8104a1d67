"""One robot under ROS 2: ros2 launch .../robot.launch.py [file:=...] [sim:=true].

Ergon takes part by DDS alone; this starts its processes, in the domain of ROS_DOMAIN_ID. Ctrl-C is passed on
to them: each holds its arm and ends within ten seconds.
"""

import pathlib

from launch import LaunchDescription
from launch.actions import DeclareLaunchArgument, ExecuteProcess
from launch.conditions import IfCondition
from launch.substitutions import LaunchConfiguration

ERGON = pathlib.Path(__file__).resolve().parents[3]


def generate_launch_description():
    return LaunchDescription([
        DeclareLaunchArgument('file', default_value=str(ERGON / 'launch/config/tabletop-ros2.yaml')),
        DeclareLaunchArgument('sim', default_value='true'),
        ExecuteProcess(
            cmd=[str(ERGON / 'ergon'), 'sim', 'serve', '--ros2'],
            condition=IfCondition(LaunchConfiguration('sim')),
            output='screen', sigterm_timeout='10'),
        ExecuteProcess(
            cmd=[str(ERGON / 'ergon'), 'run', LaunchConfiguration('file')],
            output='screen', respawn=True, respawn_delay=2.0, sigterm_timeout='10'),
    ])
