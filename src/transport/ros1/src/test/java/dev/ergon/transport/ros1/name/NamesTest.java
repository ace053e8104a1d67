package dev.ergon.transport.ros1.name;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.transport.ros1.CommandLineLoader;
import dev.ergon.transport.ros1.NodeConfiguration;
import dev.ergon.transport.ros1.xmlrpc.Value;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  private static final NameResolver RESOLVER =
      new NameResolver(
          GraphName.of("/ns"),
          GraphName.of("/ns/node"),
          Map.of(
              GraphName.of("image"),
              GraphName.of("/cam/raw"),
              GraphName.of("~gain"),
              GraphName.of("~level")));

  @ParameterizedTest
  @CsvSource({
    "/global,/global",
    "relative/x,/ns/relative/x",
    "~private,/ns/node/private",
    "~a/b,/ns/node/a/b",
    "~,/ns/node",
    "image,/cam/raw",
    "/ns/image,/cam/raw",
    "~gain,/ns/node/level",
    "//twice//over/,/twice/over"
  })
  void resolvesInNamespaceAndRemaps(String name, String resolved) {
    assertEquals(GraphName.of(resolved), RESOLVER.resolve(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1a", "a b", "a-b", "/a/1", "a~b", "a:=b", "/ü"})
  void refusesWhatIsNoName(String text) {
    assertThrows(InvalidInputException.class, () -> GraphName.of(text));
  }

  @Test
  void knowsWhatLiesInWhat() {
    assertTrue(GraphName.of("/a/b").isWithin(GraphName.of("/a")));
    assertFalse(GraphName.of("/ab").isWithin(GraphName.of("/a")));
    assertTrue(GraphName.of("/a").isWithin(GraphName.of("/")));
    assertEquals(GraphName.of("/a"), GraphName.of("/a/b").namespace());
  }

  @Test
  void readsWhatRoslaunchPasses() {
    NodeConfiguration node =
        new CommandLineLoader(
                List.of(
                    "run",
                    "file.yaml",
                    "image:=/cam/image_raw",
                    "_rate:=10",
                    "_gains:=[1.5, true, x]",
                    "__name:=vla",
                    "__log:=/tmp/x.log"),
                Map.of("ROS_NAMESPACE", "/robot1", "ROS_MASTER_URI", "http://m:1", "ROS_IP", ""))
            .build("default");
    assertEquals(GraphName.of("/robot1/vla"), node.globalName());
    assertEquals(List.of("run", "file.yaml"), node.arguments());
    assertEquals(
        Map.of(
            "rate",
            Value.of(10),
            "gains",
            Value.list(Value.of(1.5), Value.of(true), Value.of("x"))),
        node.parameters());
    assertEquals(Map.of(GraphName.of("image"), GraphName.of("/cam/image_raw")), node.remappings());
    assertEquals(URI.create("http://m:1"), node.master());
    assertNull(node.host());
  }

  @Test
  void addressComesBeforeNameAndArgumentBeforeEnvironment() {
    Map<String, String> both = Map.of("ROS_IP", "10.0.0.1", "ROS_HOSTNAME", "arm");
    assertEquals("10.0.0.1", new CommandLineLoader(List.of(), both).build("n").host());
    assertEquals(
        "10.0.0.2", new CommandLineLoader(List.of("__ip:=10.0.0.2"), both).build("n").host());
    assertEquals(
        "arm", new CommandLineLoader(List.of(), Map.of("ROS_HOSTNAME", "arm")).build("n").host());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b:=c", "a:=1x", "_x:=[1", "__name:=a/b", "__master:=nowhere"})
  void namesTheArgumentThatCannotBeRead(String argument) {
    assertThrows(
        InvalidInputException.class,
        () -> new CommandLineLoader(List.of(argument), Map.of()).build("n"));
  }
}
