-- body: the incident in JSON. MySQL and MariaDB read the comments at the ends, H2 does not need them.
CREATE TABLE incidents (
    id BIGINT NOT NULL PRIMARY KEY,
    body MEDIUMTEXT NOT NULL
) /*! CHARACTER SET utf8mb4 COLLATE utf8mb4_bin */;

-- One row. state_version: 0 until the dashboard has been read, then moved with every change of the incidents.
-- polled_millis: when the dashboard was asked last, in milliseconds since 1970. failure: what was wrong then.
CREATE TABLE incident_feed (
    id INT NOT NULL PRIMARY KEY,
    state_version BIGINT NOT NULL,
    polled_millis BIGINT NOT NULL,
    failure VARCHAR(500)
) /*! CHARACTER SET utf8mb4 COLLATE utf8mb4_bin */;

INSERT INTO incident_feed (id, state_version, polled_millis, failure) VALUES (1, 0, 0, NULL);
