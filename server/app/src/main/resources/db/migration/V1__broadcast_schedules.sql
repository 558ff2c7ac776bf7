-- start_millis: milliseconds since 1970. MySQL and MariaDB read the comment at the end, H2 does not need it.
CREATE TABLE broadcast_schedules (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    message VARCHAR(8000) NOT NULL,
    every_text VARCHAR(32),
    cron_text VARCHAR(128),
    zone_text VARCHAR(64),
    start_millis BIGINT NOT NULL
) /*! CHARACTER SET utf8mb4 COLLATE utf8mb4_bin */;
