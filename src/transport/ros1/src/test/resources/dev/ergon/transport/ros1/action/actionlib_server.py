"""FollowJointTrajectory served by ROS's own actionlib; its messages come from the definition in the file named."""

import sys

import actionlib
import genpy.dynamic
import rospy

NAME = 'control_msgs/FollowJointTrajectoryAction'
with open(sys.argv[1]) as definition:
    classes = genpy.dynamic.generate_dynamic(NAME, definition.read())
Action = classes[NAME]
Result = classes['control_msgs/FollowJointTrajectoryResult']


def follow(goal):
    end = rospy.Time.now() + goal.trajectory.points[-1].time_from_start
    while rospy.Time.now() < end:
        if server.is_preempt_requested():
            server.set_preempted(Result(error_string='told to end'))
            return
        rospy.sleep(0.01)
    server.set_succeeded(Result(error_string='followed'))


rospy.init_node('actionlib_server')
server = actionlib.SimpleActionServer(sys.argv[2], Action, follow, auto_start=False)
server.start()
rospy.spin()
