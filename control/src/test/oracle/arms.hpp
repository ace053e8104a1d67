// Reads arms.csv (beside the Java tests) into KDL chains.
#pragma once
#include <kdl/chain.hpp>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

inline KDL::Joint jointOf(const std::string& type, const KDL::Frame& origin, const KDL::Vector& axis) {
  if (type == "fixed") return KDL::Joint(KDL::Joint::None);
  auto kind = type == "prismatic" ? KDL::Joint::TransAxis : KDL::Joint::RotAxis;
  return KDL::Joint(origin.p, origin.M * axis, kind);
}

inline std::map<std::string, KDL::Chain> readArms(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::map<std::string, KDL::Chain> arms;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::stringstream cells(line);
    std::string name, type, cell;
    std::getline(cells, name, ',');
    std::getline(cells, type, ',');
    std::vector<double> v;
    while (std::getline(cells, cell, ',')) v.push_back(std::stod(cell));
    KDL::Frame origin(KDL::Rotation::RPY(v[3], v[4], v[5]), KDL::Vector(v[0], v[1], v[2]));
    KDL::Vector axis(v[6], v[7], v[8]);
    axis.Normalize();
    KDL::RigidBodyInertia inertia(v[9], KDL::Vector(v[10], v[11], v[12]),
                                  KDL::RotationalInertia(v[13], v[16], v[18], v[14], v[15], v[17]));
    arms[name].addSegment(KDL::Segment(jointOf(type, origin, axis), origin, inertia));
  }
  return arms;
}
