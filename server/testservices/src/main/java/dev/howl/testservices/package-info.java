/**
 * Real services for tests: Redis and MariaDB, in containers where a Docker engine answers, else as programs of this
 * machine. Each stands behind a {@link dev.howl.testkit.proxy.TcpProxy}, so that its address stays when it is killed and
 * started again, and its network can be cut and stalled.
 *
 * <p>Settings, each a system property or a variable of the environment: {@code HOWL_TEST_REDIS_IMAGE} and {@code
 * HOWL_TEST_MARIADB_IMAGE} name the images; {@code HOWL_TEST_SERVICES} is {@code docker}, {@code local} or {@code auto},
 * the default. A service that can be had in neither way fails the test, and says what to install.
 */
@NullMarked
package dev.howl.testservices;

import org.jspecify.annotations.NullMarked;
