// Writes what Orocos KDL says of the arms in arms.csv: pose, Jacobian, inverse dynamics, gravity.
// See README.md for the command.
#include "arms.hpp"
#include <kdl/chainfksolverpos_recursive.hpp>
#include <kdl/chainidsolver_recursive_newton_euler.hpp>
#include <kdl/chainjnttojacsolver.hpp>
#include <cstdio>
#include <random>

static void print(const KDL::JntArray& values) {
  for (unsigned i = 0; i < values.rows(); i++) std::printf(",%.17g", values(i));
}

int main(int argc, char** argv) {
  if (argc != 2) return std::fprintf(stderr, "usage: kdl_oracle ARMS.csv > oracle.csv\n"), 2;
  std::printf("# arm,q[n],qd[n],qdd[n],tool position[3],rotation[9 row-major],jacobian[6n row-major],torque[n],gravity torque[n]\n");
  std::mt19937_64 bits(20261122);
  auto uniform = [&](double a) { return a * (2 * (bits() >> 11) * 0x1.0p-53 - 1); };
  for (const auto& [name, chain] : readArms(argv[1])) {
    unsigned n = chain.getNrOfJoints();
    KDL::ChainFkSolverPos_recursive forward(chain);
    KDL::ChainJntToJacSolver jacobianSolver(chain);
    KDL::ChainIdSolver_RNE dynamics(chain, KDL::Vector(0, 0, -9.80665));
    KDL::JntArray q(n), qd(n), qdd(n), zero(n), torque(n), gravity(n);
    KDL::Jacobian jacobian(n);
    KDL::Frame tool;
    KDL::Wrenches none(chain.getNrOfSegments(), KDL::Wrench::Zero());
    for (int sample = 0; sample < 25; sample++) {
      for (unsigned i = 0; i < n; i++) {
        q(i) = uniform(2.5);
        qd(i) = uniform(2);
        qdd(i) = uniform(5);
      }
      forward.JntToCart(q, tool);
      jacobianSolver.JntToJac(q, jacobian);
      dynamics.CartToJnt(q, qd, qdd, none, torque);
      dynamics.CartToJnt(q, zero, zero, none, gravity);
      std::printf("%s", name.c_str());
      print(q);
      print(qd);
      print(qdd);
      for (int i = 0; i < 3; i++) std::printf(",%.17g", tool.p(i));
      for (int i = 0; i < 9; i++) std::printf(",%.17g", tool.M.data[i]);
      for (int row = 0; row < 6; row++)
        for (unsigned i = 0; i < n; i++) std::printf(",%.17g", jacobian(row, i));
      print(torque);
      print(gravity);
      std::printf("\n");
    }
  }
}
