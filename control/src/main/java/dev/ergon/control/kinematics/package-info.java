/**
 * Where a serial arm's frames are and how they move: forward kinematics, the geometric Jacobian,
 * differential inverse kinematics with singularity damping, and an offline pose solver.
 *
 * <p>The model ({@link dev.ergon.control.kinematics.ArmKinematics}) is constant and may be shared
 * between threads; the workspace ({@link dev.ergon.control.kinematics.KinematicsData}) belongs to
 * one thread, a split learned from Pinocchio. All arrays are flat: a rotation is a row-major 3x3
 * matrix in 9 numbers, a Jacobian is row-major 6 x dof with the linear rows first, a twist is
 * (linear m/s, angular rad/s), a quaternion is (w, x, y, z).
 */
@NullMarked
package dev.ergon.control.kinematics;

import org.jspecify.annotations.NullMarked;
