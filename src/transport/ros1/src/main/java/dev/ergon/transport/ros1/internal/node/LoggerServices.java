package dev.ergon.transport.ros1.internal.node;

import dev.ergon.transport.ros.message.roscpp.GetLoggers;
import dev.ergon.transport.ros.message.roscpp.Logger;
import dev.ergon.transport.ros.message.roscpp.SetLoggerLevel;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.ServiceException;
import dev.ergon.transport.ros1.ServiceServer;
import java.util.List;

/** Lets others ask for the level of a node's log and change it, as rqt_logger_level does. */
final class LoggerServices {
  private static final String LOGGER = "ros";

  private LoggerServices() {}

  static void offer(ConnectedNode node, Rosout log) {
    ServiceServer get =
        node.newServiceServer(
            "~get_loggers",
            GetLoggers.TYPE,
            request -> new GetLoggers.Response(List.of(new Logger(LOGGER, log.level()))));
    ServiceServer set =
        node.newServiceServer(
            "~set_logger_level",
            SetLoggerLevel.TYPE,
            request -> {
              if (!log.setLevel(request.level())) {
                throw new ServiceException("there is no level '" + request.level() + "'");
              }
              return new SetLoggerLevel.Response();
            });
    log.debug("offers " + get.name() + " and " + set.name());
  }
}
