package dev.ergon.transport.ros.generator;

/** A constant of a message; its value as the definition spells it. */
record Constant(Primitive type, String typeName, String name, String value) {}
