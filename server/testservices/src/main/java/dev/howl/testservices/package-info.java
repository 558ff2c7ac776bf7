/**
 * Services for tests. Redis and MariaDB are real servers: in containers if a Docker engine is available, otherwise
 * local programs. Each is behind a {@link dev.howl.testkit.proxy.TcpProxy}, so that its address survives a restart and
 * its connections can be cut and stalled. The status dashboard is a stub.
 *
 * <p>Settings, each a system property or an environment variable: {@code HOWL_TEST_REDIS_IMAGE} and {@code
 * HOWL_TEST_MARIADB_IMAGE} select the images; {@code HOWL_TEST_SERVICES} is {@code docker}, {@code local} or {@code
 * auto} (the default). If neither is available, the test fails with a message that says what to install.
 */
@NullMarked
package dev.howl.testservices;

import org.jspecify.annotations.NullMarked;
