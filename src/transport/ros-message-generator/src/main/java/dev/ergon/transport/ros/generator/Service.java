package dev.ergon.transport.ros.generator;

/** A service as its definition says it. */
record Service(String rosPackage, String shortName, Definition request, Definition response) {}
