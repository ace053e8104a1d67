package dev.ergon.core.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value that a record component takes where the configuration is silent, written as it would be
 * in the file: {@code @Default("20 ms") long periodNanos}, {@code @Default("[]") List<String>
 * cameras}, {@code @Default("{}") Limits limits}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
  /** The value as YAML, with its unit. */
  String value();
}
