package dev.ergon.transport.ros.generator;

import java.util.List;

/**
 * A file of Java source.
 *
 * @param folder where it lies below the source root, with / at its end
 */
record SourceFile(String folder, String name, String content) {
  private static final String ROOT = "dev.ergon.transport.ros.message";

  /** The package of the catalogue, beside those of the ROS packages. */
  static final String CATALOGUE = "catalogue";

  String path() {
    return folder + name;
  }

  static String packageOf(String rosPackage) {
    return ROOT + "." + rosPackage;
  }

  static SourceFile ofMessage(DefinitionSet set, Definition message) {
    return ofType(
        message.rosPackage(),
        message.javaName(),
        new RecordSource(set, message, message.javaName()).declaration("public "));
  }

  static SourceFile ofService(DefinitionSet set, Service service) {
    String name = service.shortName();
    String body =
        "/** The service {@code "
            + service.rosPackage()
            + "/"
            + name
            + "}. */\n"
            + "public final class "
            + name
            + " {\nprivate "
            + name
            + "() {}\n"
            + "public static final ServiceType<Request, Response> TYPE = new ServiceType<>("
            + Literals.string(service.rosPackage())
            + ", "
            + Literals.string(name)
            + ", "
            + Literals.string(set.md5(service.request(), service.response()))
            + ", Request.TYPE, Response.TYPE);\n"
            + new RecordSource(set, service.request(), "Request").declaration("public ")
            + new RecordSource(set, service.response(), "Response").declaration("public ")
            + "}\n";
    return ofType(service.rosPackage(), name, body);
  }

  static SourceFile ofCatalogue(DefinitionSet set, List<Service> services) {
    return ofType(CATALOGUE, "MessageCatalogue", CatalogueSource.declaration(set.all(), services));
  }

  static SourceFile ofPackage(String rosPackage) {
    String content =
        "/** What is generated from definitions: {@code "
            + rosPackage
            + "}. Immutable. */\n"
            + "@NullMarked\npackage "
            + packageOf(rosPackage)
            + ";\n\n"
            + "import org.jspecify.annotations.NullMarked;\n";
    return new SourceFile(folder(rosPackage), "package-info.java", content);
  }

  private static SourceFile ofType(String rosPackage, String javaName, String declaration) {
    String head =
        "package "
            + packageOf(rosPackage)
            + ";\n\n"
            + "import "
            + ROOT
            + ".*;\nimport java.util.*;\n\n";
    return new SourceFile(folder(rosPackage), javaName + ".java", head + declaration);
  }

  private static String folder(String rosPackage) {
    return packageOf(rosPackage).replace('.', '/') + "/";
  }
}
