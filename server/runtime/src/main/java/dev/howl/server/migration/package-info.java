/** Flyway migrations that continue where a killed process left them. */
@org.jspecify.annotations.NullMarked
package dev.howl.server.migration;
