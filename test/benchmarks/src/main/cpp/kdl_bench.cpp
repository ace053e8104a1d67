// What Orocos KDL needs for the work that KinematicsBenchmark and DynamicsBenchmark do, on the same
// arm (panda of arms.csv) at random positions in the same ranges. Prints one line per kernel: name,
// nanoseconds of processor time per call, the least of 7 blocks. See compare_kdl.sh.
#include "../../../../../control/src/test/oracle/arms.hpp"
#include <kdl/chainfksolverpos_recursive.hpp>
#include <kdl/chainidsolver_recursive_newton_euler.hpp>
#include <kdl/chainiksolvervel_wdls.hpp>
#include <kdl/chainjnttojacsolver.hpp>
#include <Eigen/Dense>
#include <algorithm>
#include <cstdio>
#include <random>
#include <time.h>

using Matrix6 = Eigen::Matrix<double, 6, 6>;
using Matrix67 = Eigen::Matrix<double, 6, 7>;
using Vector6 = Eigen::Matrix<double, 6, 1>;
using Vector7 = Eigen::Matrix<double, 7, 1>;

static const int CASES = 1024;
static const double LOWER[] = {-2.8973, -1.7628, -2.8973, -3.0718, -2.8973, -0.0175, -2.8973};
static const double UPPER[] = {2.8973, 1.7628, 2.8973, -0.0698, 2.8973, 3.7525, 2.8973};

static double processorTime() {
  timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return 1e9 * t.tv_sec + t.tv_nsec;
}

template <class Kernel>
static void measure(const char* name, int calls, Kernel kernel) {
  double sum = 0, least = 1e300;
  for (int i = 0; i < calls; i++) sum += kernel(i & (CASES - 1));
  for (int block = 0; block < 7; block++) {
    double start = processorTime();
    for (int i = 0; i < calls; i++) sum += kernel(i & (CASES - 1));
    least = std::min(least, (processorTime() - start) / calls);
  }
  std::printf("%-28s %8.0f\n", name, least);
  if (sum == 12345) std::printf("\n");  // keeps the work alive
}

int main(int argc, char** argv) {
  if (argc != 2) return std::fprintf(stderr, "usage: kdl_bench ARMS.csv\n"), 2;
  KDL::Chain chain = readArms(argv[1]).at("panda");
  std::mt19937_64 bits(1);
  std::uniform_real_distribution<double> unit(-1, 1);
  std::vector<KDL::JntArray> q(CASES, KDL::JntArray(7)), qd(q), qdd(q);
  for (int k = 0; k < CASES; k++)
    for (int i = 0; i < 7; i++) {
      q[k](i) = (LOWER[i] + UPPER[i]) / 2 + 0.8 * unit(bits) * (UPPER[i] - LOWER[i]) / 2;
      qd[k](i) = 2 * unit(bits);
      qdd[k](i) = 5 * unit(bits);
    }
  KDL::ChainFkSolverPos_recursive forward(chain);
  KDL::ChainJntToJacSolver jacobianSolver(chain);
  KDL::ChainIdSolver_RNE dynamics(chain, KDL::Vector(0, 0, -9.80665));
  KDL::ChainIkSolverVel_wdls wdls(chain);
  wdls.setLambda(0.05);
  KDL::Frame tool;
  KDL::Jacobian jacobian(7);
  KDL::JntArray out(7);
  KDL::Wrenches none(chain.getNrOfSegments(), KDL::Wrench::Zero());
  Vector6 e;
  e << 0.001, -0.002, 0.0015, 0.003, 0.001, -0.002;
  KDL::Twist twist(KDL::Vector(e[0], e[1], e[2]), KDL::Vector(e[3], e[4], e[5]));

  auto poseAndJacobian = [&](int k) {
    forward.JntToCart(q[k], tool);
    jacobianSolver.JntToJac(q[k], jacobian);
    return tool.p.x() + jacobian(0, 0);
  };
  measure("poseAndJacobian", 200000, poseAndJacobian);
  measure("velocityForTwist, LLT", 200000, [&](int k) {
    poseAndJacobian(k);
    Matrix67 j = jacobian.data;
    Matrix6 gram = j * j.transpose();
    gram.diagonal().array() += 0.0025;
    Vector7 v = j.transpose() * gram.llt().solve(e);
    return v[0];
  });
  measure("velocityForTwist, WDLS (SVD)", 20000, [&](int k) {
    forward.JntToCart(q[k], tool);
    wdls.CartToJnt(q[k], twist, out);
    return out(0);
  });
  measure("inverseDynamics", 200000, [&](int k) {
    dynamics.CartToJnt(q[k], qd[k], qdd[k], none, out);
    return out(0);
  });
}
